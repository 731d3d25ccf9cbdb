import { DeviceStorage } from '../lib/device-storage.js';

/** Whoever signs out leaves no drafts and no waiting messages behind on a shared machine. */
export function mount(form: HTMLElement): () => void {
  const forget = (): void => new DeviceStorage().clear();
  form.addEventListener('submit', forget);

  return () => form.removeEventListener('submit', forget);
}
