/*
 * Asks every question of a list, on several threads at once, and prints the answers.
 *
 *     cases LIST THREADS
 *
 * A line of the list is a question, its fields separated by tabs, and empty if they are left out:
 *
 *     verify  POLICY  PROOF
 *     settle  POLICY  TASK  LEVELS  PROGRAM  PREVIOUS  PROOF  BATCH ...
 *
 * where a policy is the path of a file that holds it, and so are the proof, state and batches. For each
 * question the program prints the code, a tab and the report. It ends with 1 if two threads disagree
 * about a code, and with 2 if it cannot do its work. Threads have the stack that the header asks for.
 */
#define _POSIX_C_SOURCE 200112L
#include <starkverify.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 16, LINES = 256, THREADS = 16, STACK = 256 * 1024 };

typedef struct {
  char *fields[FIELDS];
  stark_bytes files[FIELDS];
  int count;
} line;

typedef struct {
  int32_t codes[LINES];
  char *reports[LINES];
} answers;

static line lines[LINES];
static int line_count = 0;
static answers found[THREADS];

static void fail(const char *what) {
  fprintf(stderr, "cases: %s\n", what);
  exit(2);
}

static stark_bytes contents(const char *path) {
  stark_bytes bytes = {NULL, 0};
  FILE *file = NULL;
  long size;
  char *data;
  if (path[0] == 0) return bytes;
  file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) fail(path);
  rewind(file);
  /* No byte more, so that a read beyond the end is seen; but one at least, to be no null pointer. */
  data = malloc(size == 0 ? 1 : (size_t)size);
  if (data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size) fail(path);
  fclose(file);
  bytes.data = data;
  bytes.length = (size_t)size;
  return bytes;
}

static void split(char *text) {
  line *next;
  char *field = text;
  int index;
  if (line_count == LINES) fail("too many lines");
  next = &lines[line_count++];
  while (field != NULL) {
    char *tab = strchr(field, '\t');
    if (tab != NULL) *tab++ = 0;
    if (next->count == FIELDS) fail("too many fields");
    next->fields[next->count++] = field;
    field = tab;
  }
  for (index = 1; index < next->count; index++) {
    if (strcmp(next->fields[0], "settle") == 0 && index >= 2 && index <= 4) continue;
    next->files[index] = contents(next->fields[index]);
  }
}

static int32_t ask(const line *asked, char **report, size_t *length) {
  const stark_bytes *files = asked->files;
  stark_settlement question;
  stark_bytes program;
  if (strcmp(asked->fields[0], "verify") == 0) {
    return stark_verify(files[2].data, files[2].length, files[1].data, files[1].length, report,
                        length);
  }
  memset(&question, 0, sizeof question);
  question.size = sizeof question;
  question.policy = files[1];
  question.task = (uint32_t)strtoul(asked->fields[2], NULL, 10);
  question.required_levels = (uint32_t)strtoul(asked->fields[3], NULL, 10);
  program.data = asked->fields[4];
  program.length = strlen(asked->fields[4]);
  question.programs = &program;
  question.program_count = program.length == 0 ? 0 : 1;
  question.previous = files[5];
  question.proof = files[6];
  question.batches = &files[7];
  question.batch_count = (size_t)asked->count - 7;
  return stark_settle_check(&question, report, length);
}

static void *ask_all(void *place) {
  answers *mine = place;
  int index;
  for (index = 0; index < line_count; index++) {
    size_t length = 0;
    mine->codes[index] = ask(&lines[index], &mine->reports[index], &length);
    if (mine->reports[index] == NULL || strlen(mine->reports[index]) != length) fail("no report");
  }
  return NULL;
}

int main(int count, char **arguments) {
  stark_bytes list;
  char *text, *start;
  pthread_t threads[THREADS];
  pthread_attr_t attributes;
  int thread_count, thread, index;
  int disagreements = 0;

  if (count != 3) fail("wrong arguments");
  thread_count = atoi(arguments[2]);
  if (thread_count < 1 || thread_count > THREADS) fail("wrong number of threads");
  list = contents(arguments[1]);
  text = malloc(list.length + 1);
  if (text == NULL) fail("no memory");
  memcpy(text, list.data, list.length);
  text[list.length] = 0;
  for (start = strtok(text, "\n"); start != NULL; start = strtok(NULL, "\n")) split(start);

  if (pthread_attr_init(&attributes) != 0) fail("no thread");
  if (pthread_attr_setstacksize(&attributes, STACK) != 0) fail("no stack");
  for (thread = 0; thread < thread_count; thread++) {
    if (pthread_create(&threads[thread], &attributes, ask_all, &found[thread]) != 0) fail("no thread");
  }
  for (thread = 0; thread < thread_count; thread++) pthread_join(threads[thread], NULL);
  pthread_attr_destroy(&attributes);

  for (index = 0; index < line_count; index++) {
    printf("%d\t%s\n", (int)found[0].codes[index], found[0].reports[index]);
    for (thread = 0; thread < thread_count; thread++) {
      disagreements += found[thread].codes[index] != found[0].codes[index];
      stark_report_free(found[thread].reports[index]);
    }
  }
  for (index = 0; index < line_count; index++) {
    int field;
    for (field = 0; field < FIELDS; field++) free((void *)lines[index].files[field].data);
  }
  free((void *)list.data);
  free(text);
  return disagreements == 0 ? 0 : 1;
}
