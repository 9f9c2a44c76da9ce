/*
 * What the library does to the process that loads it, seen from there.
 *
 *     process LIBRARY QUESTIONS LIMITS PROOF CHAIN_PROOF [BATCH ...]
 *
 * LIBRARY is loaded, and QUESTIONS says what for:
 *
 *     calls   each function once; prints its name, its code, and how many threads there were before
 *             it, were started during it, and are there after it
 *     unload  load, each function, unload, and see that the library is still there; three times; then wait
 *             for ten seconds
 *
 * LIMITS are numbers after letters, separated by commas, which hold from before the loading on: "p0" lets
 * there be no process or thread beside this one, as a user without privileges, and "m64" an address
 * space of 64 MiB. "-" is none.
 *
 * Ends with 1 if the process has other signal handlers or holds back other signals than before, with 2 if
 * the program cannot do its work, with 3 if there is no memory for that, and by SIGALRM after a minute.
 */
#define _GNU_SOURCE
#include <starkverify.h>

#include <dirent.h>
#include <dlfcn.h>
#include <grp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { BATCHES = 16, SIGNALS = 128 };

static stark_bytes proof, chain, batches[BATCHES];
static size_t batch_count = 0;
/* What the process does with signals before the library is loaded. */
static char signals[SIGNALS];

/* The functions of the library that is loaded, and a place for what they return. */
static uint32_t (*abi_version)(void);
static const char *(*library_version)(void);
static int32_t (*verify)(const void *, size_t, const char *, size_t, char **, size_t *);
static int32_t (*settle_check)(const stark_settlement *, char **, size_t *);
static void (*report_free)(char *);

static void fail(int code, const char *what) {
  fprintf(stderr, "process: %s\n", what);
  exit(code);
}

/* The library finds this instead of the system's function, which it calls. */
static int started = 0;
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*work)(void *),
                   void *argument) {
  static int (*create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  if (create == NULL) {
    void *place = dlsym(RTLD_NEXT, "pthread_create");
    if (place == NULL) fail(2, "no threads");
    memcpy(&create, &place, sizeof create);
  }
  started++;
  return create(thread, attributes, work, argument);
}

static int thread_count(void) {
  int count = 0;
  struct dirent *entry;
  DIR *tasks = opendir("/proc/self/task");
  if (tasks == NULL) fail(3, "the threads cannot be listed");
  while ((entry = readdir(tasks)) != NULL) count += entry->d_name[0] != '.';
  closedir(tasks);
  return count;
}

/* As many as there are for good: one that was joined is listed until the kernel has let go of it. */
static int lasting_thread_count(int expected) {
  int tries, count = thread_count();
  for (tries = 0; count > expected && tries < 5000; tries++) {
    usleep(1000);
    count = thread_count();
  }
  return count;
}

/* The lines about signals that are caught, ignored and held back. */
static void read_signals(char *lines) {
  char line[256];
  FILE *status = fopen("/proc/self/status", "r");
  if (status == NULL) fail(3, "the signals cannot be read");
  lines[0] = 0;
  while (fgets(line, sizeof line, status) != NULL) {
    if (strncmp(line, "SigBlk", 6) == 0 || strncmp(line, "SigIgn", 6) == 0 ||
        strncmp(line, "SigCgt", 6) == 0) {
      strncat(lines, line, SIGNALS - strlen(lines) - 1);
    }
  }
  fclose(status);
}

static stark_bytes contents(const char *path) {
  stark_bytes bytes = {NULL, 0};
  long size;
  char *data;
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) fail(2, path);
  rewind(file);
  data = malloc(size == 0 ? 1 : (size_t)size);
  if (data == NULL) fail(3, "no memory for a file");
  if (fread(data, 1, (size_t)size, file) != (size_t)size) fail(2, path);
  fclose(file);
  bytes.data = data;
  bytes.length = (size_t)size;
  return bytes;
}

static void find(void *library, const char *name, void *place, size_t size) {
  void *symbol = dlsym(library, name);
  if (symbol == NULL) fail(2, name);
  memcpy(place, &symbol, size);
}

static void *load(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) fail(3, dlerror());
  find(library, "stark_abi_version", &abi_version, sizeof abi_version);
  find(library, "stark_library_version", &library_version, sizeof library_version);
  find(library, "stark_verify", &verify, sizeof verify);
  find(library, "stark_settle_check", &settle_check, sizeof settle_check);
  find(library, "stark_report_free", &report_free, sizeof report_free);
  return library;
}

static void limit(char letter, rlim_t value) {
  struct rlimit both;
  both.rlim_cur = both.rlim_max = letter == 'm' ? value << 20 : value;
  if (letter == 'p' && geteuid() == 0) {
    /* Root has no limit. Nobody has no files either, so all of them are read by now. */
    if (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0) fail(2, "no user");
  }
  if (setrlimit(letter == 'm' ? RLIMIT_AS : RLIMIT_NPROC, &both) != 0) fail(2, "no limit");
}

static int32_t ask_abi_version(void) { return (int32_t)abi_version(); }

static int32_t ask_library_version(void) { return strlen(library_version()) >= 5 ? 0 : -1; }

/* Frees a report, and returns `code` if the report fits it. */
static int32_t checked(int32_t code, char *report) {
  int fits = report != NULL;
  if (code == STARK_FAULT) {
    fits = report == NULL || strstr(report, "\"code\":\"fault/memory\"") != NULL;
  }
  report_free(report);
  return fits ? code : -2;
}

static int32_t ask_verify(void) {
  char *report = NULL;
  int32_t code = verify(proof.data, proof.length, NULL, 0, &report, NULL);
  return checked(code, report);
}

static int32_t ask_settle_check(void) {
  char *report = NULL;
  stark_settlement question;
  int32_t code;
  memset(&question, 0, sizeof question);
  question.size = sizeof question;
  question.proof = chain;
  question.batches = batches;
  question.batch_count = batch_count;
  if (batch_count > 0) question.required_levels = STARK_LEVEL_REPLAY | STARK_LEVEL_INVARIANTS;
  code = settle_check(&question, &report, NULL);
  return checked(code, report);
}

static int32_t ask_report_free(void) {
  char *report = NULL;
  int32_t code = verify("", 0, NULL, 0, &report, NULL);
  int after;
  started = 0;
  report_free(report);
  after = started;
  report_free(NULL);
  return code == STARK_MALFORMED && report != NULL ? after : -1;
}

/* Not of the library: what shows that a thread would be counted. */
static void *nothing(void *argument) { return argument; }

static int32_t ask_control(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, nothing, NULL) != 0) return -1;
  return pthread_join(thread, NULL);
}

static const struct {
  const char *name;
  int32_t (*ask)(void);
} functions[] = {
    {"stark_abi_version", ask_abi_version}, {"stark_library_version", ask_library_version},
    {"stark_verify", ask_verify},           {"stark_settle_check", ask_settle_check},
    {"stark_report_free", ask_report_free}, {"control", ask_control},
};

static void check_signals(void) {
  char now[SIGNALS];
  read_signals(now);
  if (strcmp(signals, now) == 0) return;
  printf("signals before\n%safter\n%s", signals, now);
  exit(1);
}

static void call_all(int prints) {
  size_t index;
  for (index = 0; index < sizeof functions / sizeof functions[0]; index++) {
    int before;
    /* With its first thread the C library catches a signal of its own. */
    if (functions[index].ask == ask_control) {
      check_signals();
      if (!prints) continue;
    }
    before = thread_count();
    int32_t code;
    started = 0;
    code = functions[index].ask();
    if (!prints) continue;
    printf("%s %d %d %d %d\n", functions[index].name, (int)code, before, started,
           lasting_thread_count(before));
    fflush(stdout);
  }
}

int main(int count, char **arguments) {
  char *limits, *word;
  void *library;
  int index;

  if (count < 6 || count - 6 > BATCHES) fail(2, "wrong arguments");
  alarm(60);
  proof = contents(arguments[4]);
  chain = contents(arguments[5]);
  for (index = 6; index < count; index++) batches[batch_count++] = contents(arguments[index]);
  read_signals(signals);
  limits = arguments[3];
  /* The loader has to find the library while it may still read it. */
  if (strchr(limits, 'p') != NULL) load(arguments[1]);
  for (word = strtok(limits, ","); word != NULL; word = strtok(NULL, ",")) {
    if (word[0] != '-') limit(word[0], (rlim_t)strtoul(word + 1, NULL, 10));
  }

  if (strcmp(arguments[2], "unload") == 0) {
    for (index = 0; index < 3; index++) {
      library = load(arguments[1]);
      call_all(0);
      if (dlclose(library) != 0) fail(2, "not unloaded");
      if (dlopen(arguments[1], RTLD_NOW | RTLD_NOLOAD) == NULL) fail(2, "not there any more");
    }
    /* By then all threads of a pool of the system's would have ended. */
    sleep(10);
  } else {
    load(arguments[1]);
    call_all(1);
  }
  return 0;
}
