-- A queue of questions for `stark worker`, and the verdicts on them.

create table verdicts (
  -- Names the question: the files, the policy and the version of the verifier. The verdict on a
  -- question never changes, so one that is delivered twice has one row.
  verification_id text primary key check (verification_id ~ '^0x[0-9a-f]{64}$'),
  outcome text not null,
  exit_code integer not null,
  -- The first answer that came. It is not jsonb, which has no place for a zero character, and a
  -- proof may hold one.
  answer json not null,
  given_at timestamptz not null default now()
);

create table jobs (
  id bigint generated always as identity primary key,
  -- The members of a line for a worker, but for the id.
  question json not null,
  finished_at timestamptz,
  -- The verdict; jobs that ask the same share it.
  verification_id text references verdicts,
  -- The answer where there is no verdict to keep: the line is no question, or a file could not be
  -- read.
  trouble json,
  check ((finished_at is null) = (verification_id is null and trouble is null)),
  check (verification_id is null or trouble is null)
);

-- What workers look for.
create index unfinished_jobs on jobs (id) where finished_at is null;

-- Counts each job that a worker takes. Sequences stand outside of transactions, so a job that is
-- taken again because its worker died counts again.
create sequence deliveries;
