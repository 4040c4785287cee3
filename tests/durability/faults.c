/* Makes the n-th call that changes files below a folder fail, or ends the process there.

   Preloaded into a process; nothing happens until `fault_arm` is called in it. Whatever writes (Python, DuckDB,
   SQLite) does so through these functions of the C library. `fault_calls` tells how many calls were met, and
   `fault_turns` which of them were not the same function on the same file as the call before. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { KILL = -1, TEAR = -2 }; /* or the errno of the failure */

static char folder[PATH_MAX];
static long at;
static int kind, lasting;
static atomic_long calls;

enum { MOST_TURNS = 65536 };
static long turns[MOST_TURNS];
static int turned;
static char last_call[2 * PATH_MAX + 64];
static __thread char file[2 * PATH_MAX]; /* of the call that is being looked at */

void fault_arm(const char *below, long number, int what, int go_on) {
    snprintf(folder, sizeof folder, "%s", below);
    turned = 0;
    last_call[0] = 0;
    at = number;
    kind = what;
    lasting = go_on;
    atomic_store(&calls, 0);
}

long fault_calls(void) { return atomic_load(&calls); }
int fault_turns(const long **numbers) {
    *numbers = turns;
    return turned;
}

static void note(const char *function, long number) {
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    char this_call[sizeof last_call];
    snprintf(this_call, sizeof this_call, "%s %s", function, file);
    pthread_mutex_lock(&lock);
    if (strcmp(this_call, last_call) && turned < MOST_TURNS) {
        strcpy(last_call, this_call);
        turns[turned++] = number;
    }
    pthread_mutex_unlock(&lock);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static int is_below(const char *path) {
    char whole[2 * PATH_MAX];
    if (!folder[0] || !path) return 0;
    if (path[0] != '/') {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof here)) return 0;
        snprintf(whole, sizeof whole, "%s/%s", here, path);
        path = whole;
    }
    if (strncmp(path, folder, strlen(folder))) return 0;
    snprintf(file, sizeof file, "%s", path);
    return 1;
}

static int is_fd_below(int fd) {
    char link[64], path[PATH_MAX];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return is_below(path);
}

/* 0: go on; 1: fail with errno set; 2: tear, that is, do half of it and die. */
static int met(const char *function, int below) {
    if (!below) return 0;
    long number = atomic_fetch_add(&calls, 1) + 1;
    note(function, number);
    if (!at || (lasting ? number < at : number != at)) return 0;
    if (kind == KILL) die();
    if (kind == TEAR) return 2;
    errno = kind;
    return 1;
}

#define REAL(type, name) static type (*real)() = 0; if (!real) real = (type (*)())dlsym(RTLD_NEXT, #name)

#define WHOLE(call)            \
    switch (todo) {            \
    case 1: return -1;         \
    case 2: (void)(call); die(); \
    }                          \
    return (call)

#define WRITE(below, half, call)   \
    int todo = met(__func__, below);         \
    if (todo == 1) return -1;      \
    if (todo == 2) { (void)(half); die(); } \
    return (call)

ssize_t write(int fd, const void *buf, size_t n) {
    REAL(ssize_t, write);
    WRITE(is_fd_below(fd), real(fd, buf, n / 2), real(fd, buf, n));
}
ssize_t pwrite(int fd, const void *buf, size_t n, off_t o) {
    REAL(ssize_t, pwrite);
    WRITE(is_fd_below(fd), real(fd, buf, n / 2, o), real(fd, buf, n, o));
}
ssize_t pwrite64(int fd, const void *buf, size_t n, off64_t o) {
    REAL(ssize_t, pwrite64);
    WRITE(is_fd_below(fd), real(fd, buf, n / 2, o), real(fd, buf, n, o));
}
ssize_t writev(int fd, const struct iovec *v, int n) {
    REAL(ssize_t, writev);
    WRITE(is_fd_below(fd), real(fd, v, n / 2), real(fd, v, n));
}
ssize_t sendfile(int out, int in, off_t *o, size_t n) {
    REAL(ssize_t, sendfile);
    WRITE(is_fd_below(out), real(out, in, o, (size_t)65536), real(out, in, o, n));
}
ssize_t sendfile64(int out, int in, off64_t *o, size_t n) {
    REAL(ssize_t, sendfile64);
    WRITE(is_fd_below(out), real(out, in, o, (size_t)65536), real(out, in, o, n));
}
ssize_t copy_file_range(int in, off64_t *oi, int out, off64_t *oo, size_t n, unsigned f) {
    REAL(ssize_t, copy_file_range);
    WRITE(is_fd_below(out), real(in, oi, out, oo, n / 2, f), real(in, oi, out, oo, n, f));
}

#define FD_CALL(name, parameters, arguments, fd) \
    int name parameters {                        \
        REAL(int, name);                         \
        int todo = met(__func__, is_fd_below(fd));         \
        WHOLE(real arguments);                   \
    }
#define PATH_CALL(name, parameters, arguments, path) \
    int name parameters {                            \
        REAL(int, name);                             \
        int todo = met(__func__, is_below(path));              \
        WHOLE(real arguments);                       \
    }

FD_CALL(fsync, (int fd), (fd), fd)
FD_CALL(fdatasync, (int fd), (fd), fd)
/* A full disk refuses no file that gets shorter. */
static int is_shorter_on_a_full_disk(int fd, off64_t n) {
    struct stat64 now;
    return kind == ENOSPC && fstat64(fd, &now) == 0 && n <= now.st_size;
}

#define TRUNCATE(name, size)                                                \
    int name(int fd, size n) {                                              \
        REAL(int, name);                                                    \
        int todo = met(__func__, is_fd_below(fd));                                    \
        if (todo == 1 && is_shorter_on_a_full_disk(fd, n)) todo = 0;        \
        WHOLE(real(fd, n));                                                 \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)
FD_CALL(fchmod, (int fd, mode_t m), (fd, m), fd)
FD_CALL(fallocate, (int fd, int m, off_t o, off_t n), (fd, m, o, n), fd)
FD_CALL(unlinkat, (int fd, const char *path, int f), (fd, path, f), fd)
PATH_CALL(truncate, (const char *path, off_t n), (path, n), path)
PATH_CALL(truncate64, (const char *path, off64_t n), (path, n), path)
PATH_CALL(rename, (const char *path, const char *to), (path, to), to)
PATH_CALL(unlink, (const char *path), (path), path)
PATH_CALL(remove, (const char *path), (path), path)
PATH_CALL(rmdir, (const char *path), (path), path)
PATH_CALL(mkdir, (const char *path, mode_t m), (path, m), path)
PATH_CALL(chmod, (const char *path, mode_t m), (path, m), path)

static int changes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT; }

#define OPEN(name)                                                   \
    int name(const char *path, int flags, ...) {                     \
        REAL(int, name);                                             \
        va_list more;                                                \
        va_start(more, flags);                                       \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more);                                                \
        int todo = met(__func__, changes(flags) && is_below(path));            \
        WHOLE(real(path, flags, mode));                              \
    }
OPEN(open)
OPEN(open64)
