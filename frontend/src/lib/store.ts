/** A value that others may watch. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  /** Calls back now and at each change; returns how to stop. */
  watch(callback: (value: T) => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const watchers = new Set<(value: T) => void>();
  return {
    get: () => current,
    set(value) {
      current = value;
      for (const watcher of watchers) watcher(value);
    },
    watch(callback) {
      watchers.add(callback);
      callback(current);
      return () => watchers.delete(callback);
    },
  };
}
