/*
 * The library's own loop, for comparison: hashes with the pipelined calls of librandomx and nothing else.
 *
 *   randomx-loop LIBRARY light|fast INIT_THREADS
 *
 * Prints "ready", then for each line "THREADS SECONDS" on its input the hashes per second of all threads.
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FULL_MEM = 4, MAX_THREADS = 256 };

static int (*get_flags)(void);
static void *(*alloc_cache)(int);
static void (*init_cache)(void *, const void *, size_t);
static void *(*alloc_dataset)(int);
static unsigned long (*item_count)(void);
static void (*init_dataset)(void *, void *, unsigned long, unsigned long);
static void *(*create_vm)(int, void *, void *);
static void (*hash_first)(void *, const void *, size_t);
static void (*hash_next)(void *, const void *, size_t, void *);

static void *cache, *dataset, *vms[MAX_THREADS];
static atomic_ulong hashes;
static atomic_int is_running;

static void *find(void *library, const char *name) {
  void *symbol = dlsym(library, name);
  if (!symbol) {
    fprintf(stderr, "%s is missing\n", name);
    exit(1);
  }
  return symbol;
}

struct share {
  unsigned long first, count;
};

static void *fill(void *argument) {
  const struct share *share = argument;
  init_dataset(dataset, cache, share->first, share->count);
  return NULL;
}

static void *mine(void *argument) {
  void *vm = vms[(size_t)argument];
  unsigned char blob[76] = {0}, digest[32];
  unsigned nonce = (unsigned)((size_t)argument << 24);
  memcpy(blob + 39, &nonce, sizeof nonce);
  hash_first(vm, blob, sizeof blob);
  while (atomic_load_explicit(&is_running, memory_order_relaxed)) {
    nonce += 1;
    memcpy(blob + 39, &nonce, sizeof nonce);
    hash_next(vm, blob, sizeof blob, digest);
    atomic_fetch_add_explicit(&hashes, 1, memory_order_relaxed);
  }
  return NULL;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

int main(int count, char **words) {
  if (count != 4) return 2;
  void *library = dlopen(words[1], RTLD_NOW);
  if (!library) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  get_flags = (int (*)(void))find(library, "randomx_get_flags");
  alloc_cache = (void *(*)(int))find(library, "randomx_alloc_cache");
  init_cache = (void (*)(void *, const void *, size_t))find(library, "randomx_init_cache");
  alloc_dataset = (void *(*)(int))find(library, "randomx_alloc_dataset");
  item_count = (unsigned long (*)(void))find(library, "randomx_dataset_item_count");
  init_dataset = (void (*)(void *, void *, unsigned long, unsigned long))find(
      library, "randomx_init_dataset");
  create_vm = (void *(*)(int, void *, void *))find(library, "randomx_create_vm");
  hash_first = (void (*)(void *, const void *, size_t))find(library, "randomx_calculate_hash_first");
  hash_next =
      (void (*)(void *, const void *, size_t, void *))find(library, "randomx_calculate_hash_next");

  static const unsigned char key[32];
  int flags = get_flags();
  cache = alloc_cache(flags);
  if (!cache) return 1;
  init_cache(cache, key, sizeof key);
  pthread_t threads[MAX_THREADS];
  int fillers = atoi(words[3]);
  if (fillers < 1 || fillers > MAX_THREADS) return 2;
  if (strcmp(words[2], "fast") == 0) {
    dataset = alloc_dataset(0);
    if (!dataset) return 1;
    struct share shares[MAX_THREADS];
    unsigned long items = item_count(), each = items / fillers;
    for (int index = 0; index < fillers; index += 1) {
      shares[index].first = index * each;
      shares[index].count = index == fillers - 1 ? items - index * each : each;
      pthread_create(&threads[index], NULL, fill, &shares[index]);
    }
    for (int index = 0; index < fillers; index += 1) pthread_join(threads[index], NULL);
    flags |= FULL_MEM;
  }
  printf("ready\n");
  fflush(stdout);

  int wanted;
  double seconds;
  while (scanf("%d %lf", &wanted, &seconds) == 2 && wanted >= 1 && wanted <= MAX_THREADS) {
    for (int index = 0; index < wanted; index += 1) {
      if (!vms[index]) vms[index] = create_vm(flags, cache, dataset);
      if (!vms[index]) return 1;
    }
    atomic_store(&hashes, 0);
    atomic_store(&is_running, 1);
    double started = now();
    for (size_t index = 0; index < (size_t)wanted; index += 1)
      pthread_create(&threads[index], NULL, mine, (void *)index);
    struct timespec pause = {(time_t)seconds, (long)((seconds - (time_t)seconds) * 1e9)};
    nanosleep(&pause, NULL);
    double rate = atomic_load(&hashes) / (now() - started);
    atomic_store(&is_running, 0);
    for (int index = 0; index < wanted; index += 1) pthread_join(threads[index], NULL);
    printf("%.3f\n", rate);
    fflush(stdout);
  }
  return 0;
}
