-- What wrk asks a service: for a verdict on each of some proofs in turn, with blanks behind it that
-- make every request another question.
--
--   wrk --threads 1 --script load.lua URL -- POLICY FIRST PROOF...
--
-- FIRST is the number of the first question. Ends with a line of JSON.

local proofs = {}
local number

function init(arguments)
  wrk.method = "POST"
  wrk.path = "/v1/verify?policy=" .. arguments[1]
  wrk.headers["Content-Type"] = "application/json"
  number = tonumber(arguments[2])
  for index = 3, #arguments do
    local file = assert(io.open(arguments[index], "rb"))
    proofs[#proofs + 1] = file:read("*a")
    file:close()
  end
end

function request()
  local proof = proofs[number % #proofs + 1]
  local round = math.floor(number / #proofs)
  number = number + 1
  local blanks = string.rep(" ", round % 64) .. string.rep("\n", math.floor(round / 64))
  return wrk.format(nil, nil, nil, proof .. blanks)
end

function done(summary, latency)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(
    string.format(
      '{"requests": %d, "seconds": %.6f, "failures": %d, "p50": %.3f, "p99": %.3f}',
      summary.requests, summary.duration / 1e6, failures,
      latency:percentile(50) / 1e3, latency:percentile(99) / 1e3
    )
  )
end
