/** Counts the connections that stand, in all and from each address, and lets none in beyond. */
export class ConnectionGate {
  private readonly counts = new Map<string, number>();
  private total = 0;

  constructor(
    private readonly inAll: number,
    private readonly perAddress: number,
  ) {}

  admits(address: string): boolean {
    return this.total < this.inAll && (this.counts.get(address) ?? 0) < this.perAddress;
  }

  opened(address: string): void {
    this.total += 1;
    this.counts.set(address, (this.counts.get(address) ?? 0) + 1);
  }

  closed(address: string): void {
    const left = (this.counts.get(address) ?? 0) - 1;
    this.total -= 1;
    if (left > 0) {
      this.counts.set(address, left);
    } else {
      this.counts.delete(address);
    }
  }
}
