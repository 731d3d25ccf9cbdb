/** How near to the end, in pixels, somebody still reads the newest. */
const NEAR_END = 100;

/** Who reads at the end stays at the end; who reads above is not torn away, but told that there is more. */
export class TimelineScroll {
  constructor(
    private readonly scroller: HTMLElement,
    private readonly jump: HTMLButtonElement,
  ) {
    jump.addEventListener('click', () => this.toEnd());
    scroller.addEventListener('scroll', () => {
      if (this.isNearEnd()) {
        jump.hidden = true;
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
      this.jump.hidden = false;
    }
  }

  toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.jump.hidden = true;
  }

  private isNearEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;

    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }
}
