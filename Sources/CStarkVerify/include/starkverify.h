/*
 * starkverify.h: verify STARK proofs, and check trade batches against them, from C99 or C++.
 *
 * The answers are those of the command "stark verify" and "stark settle check": the same codes, and
 * reports that are the same JSON. Reading a report, an answer's meaning and policies are described
 * in the articles WhatAVerdictMeans, VerdictAndPolicyFiles and SettlingBatches of the package.
 *
 * Rules for all functions:
 *
 * - They keep nothing between calls, and any number of threads may call them at the same time. They
 *   run on the calling thread and start no other. The stack of that thread needs 256 KiB.
 * - Once loaded, the shared library stays in the process: dlclose is harmless and frees nothing.
 * - What they are given is read during the call only, and never changed. Texts are UTF-8, have an
 *   explicit length, and need no zero byte at their end.
 * - Whatever the bytes of a proof, batch, state or policy are, a call returns, and with a code, as
 *   long as there is memory. What it cannot find out is whether a pointer leads to as many bytes as
 *   the caller says.
 * - A call copies what it is given. Without memory for a copy, or for the report, it returns
 *   STARK_FAULT. Without memory for the work on the copies it ends the process, by SIGABRT or another
 *   signal of crashes, with a message on standard error. Beside the copies the work needs up to 30
 *   bytes for each byte of a file, and a few MiB. To bound that, lower "file_bytes" in the policy.
 * - No file is read, no signal handler is installed, no signal mask is changed, and no locale is
 *   looked at. But for that message nothing is printed, and nothing is taken from the environment;
 *   the Swift runtime inside of the library has variables of its own, by which its developers debug
 *   it (SWIFT_DEBUG_... and LIBDISPATCH_..., of which SWIFT_DEBUG_HELP prints; and
 *   SWIFT_DETERMINISTIC_HASHING). SWIFT_BACKTRACE has no effect: what reports crashes of Swift
 *   programs is never started.
 */
#ifndef STARKVERIFY_H
#define STARKVERIFY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The version of this interface. It changes when a program that was compiled with an older header
 * would no longer work; additions leave it alone.
 */
#define STARK_ABI_VERSION 1

/*
 * Codes. They are the exit codes of the command. New ones may be added: treat any code but
 * STARK_ACCEPTED as "not accepted".
 */
enum {
  /* Every check passed, and the policy is content. */
  STARK_ACCEPTED = 0,
  /* A check failed: the proof proves nothing, or the batch is not what it proves. */
  STARK_REJECTED = 1,
  /* It may be valid, but the policy or the caller asks for more, or for something else. */
  STARK_REFUSED = 2,
  /* Not a proof, batch or state, or larger than the policy allows. */
  STARK_MALFORMED = 3,
  /* A proof system, layout, version or program that this library does not know. */
  STARK_UNSUPPORTED = 4,
  /*
   * The call makes no sense: a null pointer, a length that cannot be, a policy or program that is
   * not known. Nothing was looked at.
   */
  STARK_USAGE = 64,
  /* A fault of the library, or there was no memory for a copy of what was given, or for the report. */
  STARK_FAULT = 70
};

/* The version of the interface of the library that is loaded; compare it with STARK_ABI_VERSION. */
uint32_t stark_abi_version(void);

/*
 * The version of the verifier, such as "0.1.0", which is part of verification ids. The text ends
 * with a zero byte, stays valid for as long as the library is loaded, and must not be freed.
 */
const char *stark_library_version(void);

/*
 * Verifies the proof in the proof_length bytes at proof, which is the content of a proof file.
 *
 * policy         What the proof must offer: the name of a policy, such as "sharp-96", or the content
 *                of a policy file, which begins with "{". NULL with length 0 stands for the default,
 *                sharp-96.
 * report         Where to put the report, which the caller frees with stark_report_free; NULL if it
 *                is not wanted, which also saves the time to make it.
 * report_length  Where to put the number of bytes of the report; may be NULL.
 *
 * Returns a code. The report is one JSON object in UTF-8, as "stark verify --json" prints it, with
 * the path "-". It has no line feed, and a zero byte after its end that is not counted. There is a
 * report for every code, with two exceptions, after which *report is NULL and *report_length 0:
 * the caller wants none, or there is no memory for it, which is STARK_FAULT. For STARK_USAGE its
 * members "code" and "reason" say what is wrong with the call; for STARK_FAULT the code is
 * "fault/memory" if there is no memory for a copy.
 */
int32_t stark_verify(const void *proof, size_t proof_length, const char *policy,
                     size_t policy_length, char **report, size_t *report_length);

/* Bytes of the caller; {NULL, 0} where something is left out. */
typedef struct stark_bytes {
  const void *data;
  size_t length;
} stark_bytes;

/* Levels of a settlement check, to be combined with "|". */
enum {
  STARK_LEVEL_PROOF = 1,
  STARK_LEVEL_STATEMENT = 2,
  STARK_LEVEL_STATE_DIFFERENCE = 4,
  STARK_LEVEL_REPLAY = 8,
  STARK_LEVEL_INVARIANTS = 16
};

/*
 * A question about the batches of one proof. Set it to zero, then size, then what you need:
 *
 *     stark_settlement question = {.size = sizeof question, .proof = {bytes, count}};
 *
 * Later versions may add members at the end, for which zero means "as before". A library that does
 * not know a member takes zero for it, and answers STARK_USAGE to anything else.
 */
typedef struct stark_settlement {
  /* The size of this structure. */
  size_t size;
  /* The content of the proof file. */
  stark_bytes proof;
  /* The batch files, one for each task that is checked, in their order; NULL and 0 for none. */
  const stark_bytes *batches;
  size_t batch_count;
  /* The state before the first batch; not needed for a batch that starts from nothing. */
  stark_bytes previous;
  /* What the proof must offer, as for stark_verify. */
  stark_bytes policy;
  /*
   * The programs to take, by name, such as "perpetual" or "perpetual-v3.2", or by hash in
   * hexadecimal digits after "0x"; NULL and 0 for any that can be settled.
   */
  const stark_bytes *programs;
  size_t program_count;
  /* The only task of a bootloader's proof to check, counted from 1; 0 for all. */
  uint32_t task;
  /* The levels that must be checked completely; if one is not, the answer is STARK_REFUSED. */
  uint32_t required_levels;
} stark_settlement;

/* The most batches, and the most programs, of one question. */
#define STARK_MAXIMUM_COUNT 65536

/*
 * Checks that a proof speaks of the batches at hand, as far as they are at hand.
 *
 * Returns a code; report and report_length are as for stark_verify. The report is what "stark settle
 * check --json" prints, where the files are called "proof", "batch 1" and so on, and "previous".
 */
int32_t stark_settle_check(const stark_settlement *question, char **report, size_t *report_length);

/* Frees a report. NULL is allowed, and nothing happens. A report must be freed once only. */
void stark_report_free(char *report);

#ifdef __cplusplus
}
#endif

#endif
