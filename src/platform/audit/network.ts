import { prefixOf } from '../http/address-prefix.js';

/** The network of an address: enough to see a pattern, too little to name a person; '' of what is no address. */
export const networkOf = (address: string): string => prefixOf(address, { ipv4: 24, ipv6: 48 });
