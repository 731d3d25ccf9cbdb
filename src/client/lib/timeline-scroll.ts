/** How near to the end, in pixels, somebody still reads the newest. */
const NEAR_END = 100;

/** Who reads at the end stays at the end; who reads above is not torn away, but told that there is more. */
export class TimelineScroll {
  private missed = 0;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly jump: HTMLButtonElement,
    private readonly missedText: (number: number) => string,
  ) {
    jump.addEventListener('click', () => this.toEnd());
    scroller.addEventListener('scroll', () => {
      if (this.isNearEnd()) {
        this.seen();
      }
    });
  }

  /** Keeps the place around a change of the list; `follow` where the reader caused it. */
  around(follow: boolean, change: () => void): void {
    const stay = follow || this.isNearEnd();
    change();
    if (stay) {
      this.toEnd();
    } else {
      this.missed += 1;
      this.jump.textContent = this.missedText(this.missed);
      this.jump.hidden = false;
    }
  }

  toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.seen();
  }

  private seen(): void {
    this.missed = 0;
    this.jump.hidden = true;
  }

  private isNearEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;

    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }
}
