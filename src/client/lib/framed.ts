import { FRAMED, FRAMED_ASKED } from '../../platform/realtime/live-protocol.js';

/** Whether the server has printed this page for a frame of another site, which has cookies of its own. */
export const isFramed = (): boolean =>
  'document' in globalThis && document.documentElement.dataset.framed !== undefined;

/** What every request of a script says of it. */
export const frameHeader = (): Record<string, string> => (isFramed() ? { [FRAMED]: '1' } : {});

/** The address of a file, which the browser fetches itself. */
export const framedAddress = (address: string): string =>
  isFramed() ? `${address}?${FRAMED_ASKED}=1` : address;
