// What the browser keeps as JSON, in localStorage for all visits or in sessionStorage for this tab. What cannot be read is
// taken as nothing; a full or forbidden storage keeps nothing, and the page works without.

function read(storage: () => Storage, key: string): unknown {
  try {
    return JSON.parse(storage().getItem(key) ?? "null");
  } catch {
    return null;
  }
}

// storedList is a list that was kept; empty where there is none.
export function storedList<T>(storage: () => Storage, key: string): T[] {
  const found = read(storage, key);
  return Array.isArray(found) ? (found as T[]) : [];
}

// storedRecord is what was kept by names; empty where there is nothing.
export function storedRecord<T>(storage: () => Storage, key: string): Record<string, T> {
  const found = read(storage, key);
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Record<string, T>) : {};
}

export function store(storage: () => Storage, key: string, value: unknown): void {
  try {
    storage().setItem(key, JSON.stringify(value));
  } catch {
    // It keeps nothing.
  }
}

// always and inTab are the two storages. A browser that forbids them fails already where they are named.
export const always = (): Storage => localStorage;
export const inTab = (): Storage => sessionStorage;
