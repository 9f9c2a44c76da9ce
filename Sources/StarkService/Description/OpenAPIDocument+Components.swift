import StarkSettlement
import StarkVerdicts
import StarkVerifier

extension OpenAPIDocument {
  /// What paths refer to.
  static let components = [parameters, responses, schemas].joined(separator: "\n")

  private static let policies = AcceptancePolicy.named.map(\.name).joined(separator: ", ")
  private static let programs = ProgramChoice.names.joined(separator: ", ")
  private static let levels = SettlementLevel.allCases.map(\.rawValue).joined(separator: ", ")

  private static let parameters = """
    components:
      securitySchemes:
        bearer:
          type: http
          scheme: bearer
          description: Needed if the service was started with a token.
      parameters:
        policy:
          name: policy
          in: query
          description: What the proof must offer; the policy of the service by default.
          schema: {type: string, enum: [\(policies)]}
        timings:
          name: timings
          in: query
          description: Whether to tell the time of each phase and the number of operations.
          schema: {type: boolean, default: false}
        prefer:
          name: Prefer
          in: header
          description: "With `respond-async` the answer is to be asked for later; other preferences are passed over (RFC 7240)."
          schema: {type: string, example: respond-async}
    """

  private static func faultResponse(_ name: String, _ description: String) -> String {
    """
        \(name):
          description: \(description)
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Fault"}
    """
  }

  private static let responses = [
    """
      responses:
        Verdict:
          description: The verdict, as `stark verify --json` prints it.
          headers:
            Content-Location:
              description: The path of the verdict.
              schema: {type: string}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Verdict"}
        SettlementVerdict:
          description: The verdict, as `stark settle check --json` or `apply` prints it.
          headers:
            Content-Location:
              description: The path of the verdict.
              schema: {type: string}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/SettlementVerdict"}
        Accepted:
          description: The question is on the disk, and its answer will be at Location.
          headers:
            Location:
              required: true
              description: The path of the verdict.
              schema: {type: string}
            Retry-After:
              description: After how many seconds to ask for it.
              schema: {type: integer}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Standing"}
        Unavailable:
          description: Too many questions wait, or the service ends or can't write its file.
          headers:
            Retry-After:
              required: true
              description: After how many seconds to try again.
              schema: {type: integer}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Fault"}
        Unauthorized:
          description: There is no token, or not one that is taken.
          headers:
            WWW-Authenticate:
              required: true
              schema: {type: string}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Fault"}
        NoLedger:
          description: There is no ledger, or no batch in it.
          content:
            application/json:
              schema:
                anyOf:
                  - {$ref: "#/components/schemas/Fault"}
                  - {$ref: "#/components/schemas/LedgerRefusal"}
        LedgerUnusable:
          description: The ledger can't be read, or too many want to read it.
          content:
            application/json:
              schema:
                anyOf:
                  - {$ref: "#/components/schemas/Fault"}
                  - {$ref: "#/components/schemas/LedgerRefusal"}
    """,
    faultResponse("Malformed", "The request can't be understood."),
    faultResponse("OtherOrigin", "The request comes from a page of another site."),
    faultResponse("NotFound", "There is no such thing, or no longer."),
    faultResponse("Timeout", "The body did not arrive in time."),
    faultResponse("TooLarge", "The body is larger than is taken."),
    faultResponse("MediaType", "The body is of a type that is not taken."),
  ].joined(separator: "\n")

  private static let schemas = """
      schemas:
        Outcome:
          type: string
          enum: [accepted, rejected, refused, malformed, unsupported, alerts, usage, unreadable, internal]
        Fault:
          type: object
          required: [schema, status, code, reason]
          properties:
            schema: {type: integer, enum: [1]}
            status: {type: integer}
            code: {type: string, description: "The stable name, such as request/too-large."}
            reason: {type: string, description: A sentence for people.}
        Standing:
          type: object
          required: [schema, id, status]
          properties:
            schema: {type: integer, enum: [1]}
            id: {type: string}
            status: {type: string, enum: [queued, running, abandoned]}
        Verdict:
          type: object
          required:
            - schema
            - path
            - policy
            - outcome
            - exit_code
            - code
            - reason
            - warnings
            - file_bytes
            - verification_id
            - proof
            - statement
            - security
            - milliseconds
            - timings
          properties:
            schema: {type: integer, enum: [1]}
            path: {type: string, enum: ["-"]}
            policy: {type: string}
            outcome: {$ref: "#/components/schemas/Outcome"}
            exit_code: {type: integer}
            code: {type: string, nullable: true}
            reason: {type: string, nullable: true}
            warnings: {type: array, items: {type: string}}
            file_bytes: {type: integer, nullable: true}
            verification_id: {type: string, nullable: true, pattern: "^0x[0-9a-f]{64}$"}
            proof: {type: object, nullable: true}
            statement: {type: object, nullable: true}
            security: {type: object, nullable: true}
            milliseconds: {type: number}
            timings: {type: object, nullable: true}
        SettlementVerdict:
          type: object
          required:
            - schema
            - path
            - ledger
            - policy
            - outcome
            - exit_code
            - failure
            - warnings
            - proof
            - security
            - verification_id
            - task_count
            - batches
            - milliseconds
          properties:
            schema: {type: integer, enum: [1]}
            path: {type: string}
            ledger: {type: string, nullable: true}
            policy: {type: string}
            outcome: {$ref: "#/components/schemas/Outcome"}
            exit_code: {type: integer}
            failure: {type: object, nullable: true}
            warnings: {type: array, items: {type: string}}
            proof: {type: object, nullable: true}
            security: {type: object, nullable: true}
            verification_id: {type: string, nullable: true, pattern: "^0x[0-9a-f]{64}$"}
            task_count: {type: integer, nullable: true}
            batches: {type: array, items: {type: object}}
            milliseconds: {type: number}
        LedgerRefusal:
          type: object
          required: [schema, ledger, outcome, exit_code, failure]
          properties:
            schema: {type: integer, enum: [1]}
            ledger: {type: string}
            outcome: {$ref: "#/components/schemas/Outcome"}
            exit_code: {type: integer}
            failure: {type: object}
        Batches:
          type: object
          required: [proof]
          additionalProperties: false
          properties:
            proof: {type: string, format: binary, description: The proof file.}
            batch:
              type: array
              description: Batch files, one for each task that is checked, in their order; or none.
              items: {type: string, format: binary}
            previous: {type: string, format: binary, description: The state before the first batch.}
            facts:
              type: string
              format: binary
              description: "What was seen on the chain below; unless apply is true it is refused with 400."
            policy: {type: string, enum: [\(policies)]}
            program:
              type: array
              description: Programs by name or hash to take; all by default.
              items:
                anyOf:
                  - {type: string, enum: [\(programs)]}
                  - {type: string, pattern: "^0x[0-9a-f]{1,62}$"}
            task: {type: integer, minimum: 1, maximum: \(Int.max), description: "The only task, from 1."}
            require:
              type: array
              description: Levels that must be checked completely.
              items: {type: string, enum: [\(levels)]}
            apply: {type: boolean, description: Whether to apply the batches to the ledger.}
            timings: {type: boolean}
    """
}
