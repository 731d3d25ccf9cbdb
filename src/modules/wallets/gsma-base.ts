import { WalletError } from './wallet-error.js';

/**
 * The one address that is ever asked: scheme, host, port and path as they were configured. Everything else is refused
 * before a socket opens, whoever names it.
 */
export class GsmaBase {
  private constructor(
    private readonly origin: string,
    /** Ends with a slash. */
    private readonly path: string,
  ) {}

  /** Null where no wallet is connected. @throws WalletError `BAD_REQUEST` for what is no plain http address */
  static of(baseUrl: string | null): GsmaBase | null {
    if (baseUrl === null) {
      return null;
    }
    const url = parsedUrl(baseUrl);

    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
      throw new WalletError('BAD_REQUEST', 'the base address of the wallet cannot be used');
    }

    return new GsmaBase(url.origin, `${url.pathname.replace(/\/+$/, '')}/`);
  }

  /** @throws WalletError `BAD_REQUEST` where the path would lead out of the base */
  urlOf(path: string, query: Readonly<Record<string, string>> = {}): URL {
    const url = new URL(`${this.origin}${this.path}${path}`);

    if (!this.holds(url)) {
      throw new WalletError('BAD_REQUEST', 'the path leads out of the base address');
    }

    url.search = new URLSearchParams(query).toString();
    return url;
  }

  /**
   * What a link of an answer means, as a path below the base: an absolute address, a path from the root of the host,
   * or one from the root of the interface, all of which are seen.
   *
   * @throws WalletError `CONTRACT_VIOLATION` for a link to anywhere else
   */
  pathOf(link: string): string {
    const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('//');
    const isFromHost = link.startsWith(this.path);
    const rest = isFromHost ? link : `${this.path}${link.replace(/^\/+/, '')}`;
    const url = parsedUrl(isAbsolute ? link : `${this.origin}${rest}`);

    if (!url || !this.holds(url) || url.search || url.hash || link.includes('\\')) {
      throw new WalletError('CONTRACT_VIOLATION', 'the wallet links to somewhere else');
    }

    return url.pathname.slice(this.path.length);
  }

  private holds({ origin, pathname, username, password }: URL): boolean {
    return (
      origin === this.origin &&
      !username &&
      !password &&
      pathname.startsWith(this.path) &&
      pathname !== this.path
    );
  }
}

const parsedUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);
