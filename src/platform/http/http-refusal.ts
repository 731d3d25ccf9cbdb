import { AppError } from '../errors/app-error.js';

const KEYS: Readonly<Record<number, string>> = {
  405: 'errors.wrong-method',
  413: 'errors.too-large',
  414: 'errors.address-too-long',
  415: 'errors.wrong-type',
  421: 'errors.wrong-host',
};

/** Something about the request itself, before anybody asks what it wants: its host, method, type, size or spelling. */
export class HttpRefusal extends AppError {
  constructor(
    override readonly status: number,
    key = KEYS[status] ?? 'errors.not-understood',
    /** Of a path that is there, for another method. */
    readonly allow: readonly string[] = [],
  ) {
    super(key);
  }
}
