export interface Behaviour {
  mount(element: HTMLElement): () => void;
}

type Behaviours = Readonly<Record<string, () => Promise<Behaviour>>>;

/**
 * Starts what the page asks for in `data-behaviour`, each once. One that cannot be fetched or that throws is
 * reported and stays away; the page works without it, and the others never notice.
 */
export class Boot {
  private readonly mounted = new Map<HTMLElement, Map<string, () => void>>();

  constructor(
    private readonly behaviours: Behaviours,
    private readonly report: (error: unknown) => void,
  ) {}

  /** Safe to call again, after the page has come back or has got new parts. */
  async start(elements: Iterable<HTMLElement>): Promise<void> {
    await Promise.all(
      [...elements].flatMap((element) =>
        (element.dataset.behaviour ?? '').split(' ').map((name) => this.mount(element, name)),
      ),
    );
  }

  /** Ends what runs on parts that are no longer on the page. */
  forgetGone(): void {
    for (const [element, running] of this.mounted) {
      if (!element.isConnected) {
        this.mounted.delete(element);
        for (const unmount of running.values()) {
          this.guarded(unmount);
        }
      }
    }
  }

  private async mount(element: HTMLElement, name: string): Promise<void> {
    const fetched = this.behaviours[name];
    const running = this.mounted.get(element) ?? new Map<string, () => void>();
    if (!fetched || running.has(name)) {
      return;
    }
    running.set(name, () => undefined);
    this.mounted.set(element, running);
    try {
      const behaviour = await fetched();
      running.set(name, behaviour.mount(element));
    } catch (error) {
      running.delete(name); // Another start may try it again: the network has perhaps come back.
      this.report(error);
    }
  }

  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.report(error);
    }
  }
}
