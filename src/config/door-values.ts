import { BlockList } from 'node:net';

interface Doors {
  readonly isProduction: boolean;
  readonly rateFactor: number | null;
  readonly trustedProxies: readonly string[];
}

/** What is wrong with the limits and the proxies, where no pattern can tell. */
export function doorFaults({ isProduction, rateFactor, trustedProxies }: Doors): string[] {
  return [
    ...(rateFactor === 0 || (isProduction && rateFactor === null)
      ? ['RATE_LIMITS must be a factor above 0 in production; off is for measurements only.']
      : []),
    ...(trustedProxies.every(isNetwork)
      ? []
      : [
          'TRUSTED_PROXIES must be the networks of your own proxies, for example TRUSTED_PROXIES=10.0.0.0/8,::1. ' +
            'Never everybody: then anyone could say where he comes from.',
        ]),
  ];
}

/** `address` or `address/bits`, and not the whole world. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const kind = address.includes(':') ? 'ipv6' : 'ipv4';
  const width = bits ?? (kind === 'ipv6' ? '128' : '32');
  try {
    new BlockList().addSubnet(address, Number(width), kind);
  } catch {
    return false;
  }

  return /^\d{1,3}$/.test(width) && Number(width) > 0 && rest.length === 0;
}
