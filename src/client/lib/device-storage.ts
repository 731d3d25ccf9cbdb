/** Texts by key; null takes one away. */
export interface KeyValues {
  get(key: string): string | null;
  set(key: string, value: string | null): void;
  /** Every key that begins so, in no order. */
  keys(prefix: string): string[];
}

const PREFIX = 'walletdesk.';

/**
 * What this browser keeps for us. Where it keeps nothing (private windows, a full disk), the page's own memory does,
 * which still survives everything but a reload.
 */
export class DeviceStorage implements KeyValues {
  private readonly memory = new Map<string, string>();

  constructor(private readonly storage: Storage | null = browserStorage()) {}

  get(key: string): string | null {
    return this.memory.get(key) ?? this.storage?.getItem(key) ?? null;
  }

  set(key: string, value: string | null): void {
    this.memory.delete(key);
    try {
      if (value === null) {
        this.storage?.removeItem(key);
      } else if (this.storage) {
        this.storage.setItem(key, value);
      } else {
        this.memory.set(key, value);
      }
    } catch {
      this.memory.set(key, value ?? '');
    }
  }

  keys(prefix: string): string[] {
    const all = new Set([...this.memory.keys(), ...Object.keys(this.storage ?? {})]);

    return [...all].filter((key) => key.startsWith(prefix) && this.get(key) !== '');
  }

  /** Forgets everything of ours: whoever signs out leaves no words behind on a shared machine. */
  clear(): void {
    this.memory.clear();
    for (const key of Object.keys(this.storage ?? {}).filter((name) => name.startsWith(PREFIX))) {
      this.storage?.removeItem(key);
    }
  }
}

function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
