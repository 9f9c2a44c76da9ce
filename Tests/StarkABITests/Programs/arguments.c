/*
 * What a call answers to arguments that make no sense, and to bytes that are no proof.
 *
 *     arguments PROOF CHAIN_PROOF
 *
 * PROOF is accepted under the default policy, and so is CHAIN_PROOF, of three batches. Every check
 * that fails prints a line; the program ends with 1 if one did, and with 0 otherwise.
 */
#include <starkverify.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

static void expect(int holds, const char *what) {
  if (!holds) {
    printf("failed: %s\n", what);
    failures++;
  }
}

/* Checks a code and, if `member` is not null, that the report contains it; frees the report. */
static void expect_answer(int32_t found, int32_t expected, char *report, size_t length,
                          const char *member, const char *what) {
  if (found != expected) {
    printf("failed: %s: code %d instead of %d\n", what, (int)found, (int)expected);
    failures++;
  }
  expect(report != NULL, what);
  if (report != NULL) {
    expect(strlen(report) == length, what);
    expect(report[0] == '{' && report[length - 1] == '}', what);
    if (member != NULL && strstr(report, member) == NULL) {
      printf("failed: %s: no %s in %s\n", what, member, report);
      failures++;
    }
  }
  stark_report_free(report);
}

static void expect_verify(const void *proof, size_t proof_length, const char *policy,
                          size_t policy_length, int32_t expected, const char *member,
                          const char *what) {
  char *report = (char *)"not set";
  size_t length = 7;
  int32_t code = stark_verify(proof, proof_length, policy, policy_length, &report, &length);
  expect_answer(code, expected, report, length, member, what);
  /* Neither the report nor its length is needed for the code. */
  expect(stark_verify(proof, proof_length, policy, policy_length, NULL, NULL) == expected, what);
  length = 7;
  expect(stark_verify(proof, proof_length, policy, policy_length, NULL, &length) == expected, what);
  expect(length == 0, what);
  report = NULL;
  expect(stark_verify(proof, proof_length, policy, policy_length, &report, NULL) == expected, what);
  stark_report_free(report);
}

static void expect_settle(const stark_settlement *question, int32_t expected, const char *member,
                          const char *what) {
  char *report = (char *)"not set";
  size_t length = 7;
  int32_t code = stark_settle_check(question, &report, &length);
  expect_answer(code, expected, report, length, member, what);
  expect(stark_settle_check(question, NULL, NULL) == expected, what);
}

static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  char *bytes = NULL;
  long size;
  if (file == NULL) exit(2);
  if (fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) exit(2);
  rewind(file);
  bytes = malloc((size_t)size + 1);
  if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) exit(2);
  fclose(file);
  *length = (size_t)size;
  return bytes;
}

static char *deep(size_t count) {
  char *text = malloc(2 * count);
  if (text == NULL) exit(2);
  memset(text, '[', count);
  memset(text + count, ']', count);
  return text;
}

static void check_proofs(const char *proof, size_t length) {
  static const char json[] =
      "{\"schema\": 1, \"name\": \"small\", \"minimum_bits\": {}, \"limits\": {\"file_bytes\": 10}}";
  const size_t depth = 100000;
  char *nested = deep(depth);
  char *damaged = malloc(length);
  if (damaged == NULL) exit(2);

  expect_verify(proof, length, NULL, 0, STARK_ACCEPTED, "\"outcome\":\"accepted\"", "a good proof");
  expect_verify(proof, length, "provable-128", 12, STARK_REFUSED, "\"code\":\"policy/security-bits\"",
                "below the policy");
  expect_verify(proof, length, json, sizeof json - 1, STARK_MALFORMED, "\"code\":\"policy/size\"",
                "larger than the policy of a file allows");
  expect_verify(proof, length - length / 2, NULL, 0, STARK_MALFORMED, "malformed/unknown-format",
                "half a proof");
  expect_verify(proof, 0, NULL, 0, STARK_MALFORMED, "malformed/unknown-format", "an empty proof");
  expect_verify(nested, 2 * depth, NULL, 0, STARK_MALFORMED, "malformed/unknown-format",
                "100,000 arrays");
  expect_verify("\xff\xfe\x00", 3, NULL, 0, STARK_MALFORMED, "malformed/unknown-format",
                "bytes that are no text");
  memcpy(damaged, proof, length);
  damaged[length / 2] = (char)0xff;
  expect_verify(damaged, length, NULL, 0, STARK_MALFORMED, "\"outcome\":\"malformed\"",
                "a byte that is no text inside a proof");

  expect_verify(NULL, 0, NULL, 0, STARK_USAGE, "\"code\":\"usage/null\"", "no proof");
  expect_verify(NULL, 10, NULL, 0, STARK_USAGE, "\"code\":\"usage/null\"", "no proof of ten bytes");
  expect_verify(proof, SIZE_MAX, NULL, 0, STARK_USAGE, "\"code\":\"usage/length\"",
                "as many bytes as can be counted");
  expect_verify(proof, SIZE_MAX / 2 + 1, NULL, 0, STARK_USAGE, "\"code\":\"usage/length\"",
                "half as many");
  expect_verify(proof, SIZE_MAX / 2, NULL, 0, STARK_MALFORMED, "\"code\":\"policy/size\"",
                "the most bytes that there can be");
  expect_verify(proof, length, NULL, 1, STARK_USAGE, "\"code\":\"usage/null\"",
                "no policy of one byte");
  expect_verify(proof, length, "sharp-96", 0, STARK_USAGE, "\"code\":\"usage/policy\"",
                "an empty policy");
  expect_verify(proof, length, "sharp-97", 8, STARK_USAGE, "\"code\":\"usage/policy\"",
                "an unknown policy");
  expect_verify(proof, length, "{\"a\xff", 4, STARK_USAGE, "\"code\":\"usage/policy\"",
                "a policy that is no text");
  expect_verify(proof, length, nested, 2 * depth, STARK_USAGE, "\"code\":\"usage/policy\"",
                "a policy of 100,000 arrays");
  expect_verify(proof, length, "sharp-96", SIZE_MAX, STARK_USAGE, "\"code\":\"usage/length\"",
                "a policy of as many bytes as can be counted");
  expect_verify(proof, length, "sharp-96", SIZE_MAX / 2, STARK_USAGE, "\"code\":\"usage/length\"",
                "a policy of half as many");
  free(nested);
  free(damaged);
}

static void check_questions(const char *proof, size_t length) {
  /* A structure of a later version, of which this one knows the first part. */
  struct {
    stark_settlement known;
    uint64_t later;
  } extended;
  static const stark_bytes nothing = {NULL, 0};
  static const stark_bytes name = {"perpetual", 9};
  static const stark_bytes release = {"spot-v5", 7};
  static const stark_bytes wrong = {"no program", 10};
  stark_settlement question;

  memset(&question, 0, sizeof question);
  question.size = sizeof question;
  question.proof.data = proof;
  question.proof.length = length;
  expect_settle(&question, STARK_ACCEPTED, "\"outcome\":\"accepted\"", "a chain without its batches");
  question.required_levels = STARK_LEVEL_PROOF | STARK_LEVEL_STATE_DIFFERENCE;
  expect_settle(&question, STARK_ACCEPTED, "\"outcome\":\"accepted\"", "levels that hold");
  question.required_levels = STARK_LEVEL_REPLAY;
  expect_settle(&question, STARK_REFUSED, "\"code\":\"policy/level\"", "a level that is not checked");
  question.required_levels = 32;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/number\"", "a level that is none");
  question.required_levels = 0;
  question.task = 3;
  expect_settle(&question, STARK_ACCEPTED, "\"task\":3", "the last of three tasks alone");
  question.required_levels = STARK_LEVEL_STATE_DIFFERENCE;
  expect_settle(&question, STARK_REFUSED, "\"code\":\"policy/level\"", "whose state before is not known");
  question.required_levels = 0;
  question.task = UINT32_MAX;
  expect_settle(&question, STARK_REFUSED, "\"code\":\"statement/task\"", "a task that is none");
  question.task = 0;

  question.programs = &name;
  question.program_count = 1;
  expect_settle(&question, STARK_ACCEPTED, "\"outcome\":\"accepted\"", "the program by its name");
  question.programs = &release;
  expect_settle(&question, STARK_REFUSED, "\"code\":\"statement/program\"", "another program");
  question.programs = &wrong;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/program\"", "an unknown program");
  question.programs = &nothing;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/null\"", "a program without a name");
  question.programs = NULL;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/null\"", "no array of one program");
  question.program_count = 0;

  question.batches = &name;
  question.batch_count = 1;
  expect_settle(&question, STARK_REFUSED, "\"code\":\"statement/batch-count\"", "one batch of three");
  question.batch_count = STARK_MAXIMUM_COUNT + 1;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/length\"", "more batches than can be");
  question.batch_count = SIZE_MAX;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/length\"", "even more batches");
  question.batch_count = 1;
  question.batches = &nothing;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/null\"", "a batch without bytes");
  question.batches = NULL;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/null\"", "no array of one batch");
  question.batch_count = 0;

  question.previous.length = 1;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/null\"", "no state of one byte");
  question.previous.data = "{";
  expect_settle(&question, STARK_MALFORMED, "\"file\":\"previous\"", "a state that is none");
  question.previous.length = SIZE_MAX / 2;
  expect_settle(&question, STARK_MALFORMED, "\"code\":\"policy/size\"", "a state too large");
  question.previous = nothing;
  question.policy.data = "{";
  question.policy.length = 1;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/policy\"", "a policy that is none");
  question.policy = nothing;

  memset(&extended, 0, sizeof extended);
  extended.known = question;
  extended.known.size = sizeof extended;
  expect_settle(&extended.known, STARK_ACCEPTED, NULL, "a later structure with nothing new in it");
  extended.later = (uint64_t)1 << 63;
  expect_settle(&extended.known, STARK_USAGE, "\"code\":\"usage/structure\"", "a question not known");
  question.size = sizeof question - 1;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/structure\"", "a structure cut short");
  question.size = 0;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/structure\"", "a structure of no size");
  question.size = SIZE_MAX;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/structure\"", "a structure of any size");
  expect_settle(NULL, STARK_USAGE, "\"code\":\"usage/null\"", "no question");
  question.size = sizeof question;
  question.proof = nothing;
  expect_settle(&question, STARK_USAGE, "\"code\":\"usage/null\"", "a question without a proof");
}

int main(int count, char **arguments) {
  size_t length = 0;
  char *bytes = NULL;
  if (count != 3) return 2;

  expect(stark_abi_version() == STARK_ABI_VERSION, "the version of the interface");
  expect(strlen(stark_library_version()) >= 5, "the version of the library");
  expect(stark_library_version() == stark_library_version(), "one text for all calls");
  stark_report_free(NULL);

  bytes = read_file(arguments[1], &length);
  check_proofs(bytes, length);
  free(bytes);
  bytes = read_file(arguments[2], &length);
  check_questions(bytes, length);
  free(bytes);
  return failures == 0 ? 0 : 1;
}
