import sharp from 'sharp';
import type { FormInput, Page, PageClient } from '../support/html.js';

/** A small picture with a place in it: where Amina stood when she took it. */
export async function aPicture(
  name = 'receipt.jpg',
  format: 'jpeg' | 'png' | 'webp' = 'jpeg',
): Promise<File> {
  const drawn = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#2a6f97' } })
    .withExif({ IFD0: { Make: 'AminasTelephone' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } })
    .toFormat(format)
    .toBuffer();

  return new File([new Uint8Array(drawn)], name, { type: `image/${format}` });
}

export const aDocument = (name = 'statement.pdf'): File =>
  new File(['%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n'], name);

/** Sends a form with a file, and shows the answer itself, a redirect too. */
export async function sendFile(client: PageClient, path: string, input: FormInput): Promise<Page> {
  const form = new FormData();
  form.append('_csrf', await client.csrfToken());
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'string' || value instanceof File) {
      form.append(name, value);
    }
  }
  const encoded = new Response(form);

  return sendBody(
    client,
    path,
    encoded.headers.get('content-type') ?? '',
    new Uint8Array(await encoded.arrayBuffer()),
  );
}

/** Any body under any name. */
export const sendBody = (
  client: PageClient,
  path: string,
  type: string,
  body: string | Uint8Array,
): Promise<Page> => client.send(path, { method: 'POST', headers: { 'content-type': type }, body });
