-- A queue of questions for `stark worker`, and the verdicts on them.

create table verdicts (
  -- Names the question: the files, the policy and the version of the verifier. The verdict on a
  -- question never changes, so one that is delivered twice has one row.
  verification_id text primary key check (verification_id ~ '^0x[0-9a-f]{64}$'),
  outcome text not null
    check (outcome in ('accepted', 'rejected', 'refused', 'malformed', 'unsupported')),
  exit_code integer not null,
  code text,
  reason text,
  policy text,
  layout text,
  -- Of an accepted proof.
  program_hash text,
  fact text,
  -- By regime, as the article on soundness names them.
  stone_formula_bits double precision,
  random_words_bits double precision,
  johnson_bits double precision,
  unique_decoding_bits double precision,
  given_at timestamptz not null default now()
);

create table jobs (
  id bigint generated always as identity primary key,
  -- The members of a line for a worker, but for the id. Kept as it was written, so that the reader
  -- of the worker judges it and nobody else does.
  question json not null check (json_typeof(question) = 'object'),
  asked_at timestamptz not null default now(),
  -- How often it was handed to a worker, to which one, and until when that may keep it.
  attempts integer not null default 0,
  taken_by text,
  leased_until timestamptz,
  -- How often it was tried with no other in hand, after a worker that had it did not finish it.
  tried_alone integer not null default 0,
  finished_at timestamptz,
  -- The whole answer to this very job, with its id and path.
  answer jsonb,
  -- The verdict; jobs that ask the same share it.
  verification_id text references verdicts,
  -- Why there is no verdict: "usage" for a line that is no question, "unreadable" for a file,
  -- "internal", or "set-aside" for a question at which worker after worker ended.
  trouble text,
  trouble_code text,
  trouble_reason text,
  check ((finished_at is null) = (verification_id is null and trouble is null)),
  check (verification_id is null or trouble is null)
);

-- What workers look for.
create index unfinished_jobs on jobs (id) where finished_at is null;
create index troubles on jobs (trouble) where trouble is not null;

-- Counts each job that a worker takes, those taken again too.
create sequence deliveries;

-- What to watch, and to scale workers by.
create view queue_state as
select
  count(*) as unfinished,
  count(*) filter (where leased_until > now()) as in_hand,
  coalesce(extract(epoch from now() - min(asked_at)), 0)::double precision as oldest_seconds,
  (select count(*) from jobs where trouble is not null) as troubles,
  (select case when is_called then last_value else 0 end from deliveries) as deliveries
from jobs
where finished_at is null;

-- Puts the jobs with such a trouble back into the queue; the number of them.
create function ask_again(which text) returns bigint language sql as $$
  with again as (
    update jobs set finished_at = null, answer = null, trouble = null, trouble_code = null,
      trouble_reason = null, attempts = 0, tried_alone = 0, taken_by = null, leased_until = null
    where trouble = which
    returning id
  )
  select count(*) from again
$$;
