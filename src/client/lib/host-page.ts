/** The page around a frame: it is told something only by its origin, and heard only from it. */
export class HostPage {
  /** @param hosts origins that may show us */
  constructor(
    private readonly hosts: readonly string[],
    private readonly window: Pick<Window, 'parent' | 'addEventListener' | 'location'>,
  ) {}

  /** Reaches the page around where its origin is one of `hosts`; any other never gets it. */
  tell(message: Readonly<Record<string, unknown>>): void {
    for (const host of this.likely()) {
      this.window.parent.postMessage(message, host);
    }
  }

  listen(hear: (message: Readonly<Record<string, unknown>>) => void): void {
    this.window.addEventListener('message', ({ origin, source, data }) => {
      if (
        this.hosts.includes(origin) &&
        source === this.window.parent &&
        typeof data === 'object' &&
        data !== null
      ) {
        hear(data as Readonly<Record<string, unknown>>);
      }
    });
  }

  /** Where the browser says who is around us, nobody else is tried: it would complain of each. */
  private likely(): readonly string[] {
    const around = (this.window.location as Partial<Location>).ancestorOrigins;

    return around ? this.hosts.filter((host) => host === around[0]) : this.hosts;
  }
}
