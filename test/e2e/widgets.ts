import { randomUUID } from 'node:crypto';
import type { FormInput, PageClient } from '../support/html.js';

/** How our help stands in an app, as an admin sends it. */
export const aWidget = (other: FormInput = {}): FormInput => ({
  name: `app-${randomUUID().slice(0, 8)}`,
  hosts: 'https://app.wallet.example',
  colour: '#0e5caf',
  labelZh: '帮助',
  labelEn: 'Help',
  state: 'on',
  key: randomUUID(),
  ...other,
});

/** An app that an admin has added → its name. */
export async function addWidget(admin: PageClient, other: FormInput = {}): Promise<string> {
  const { url, status } = await admin.postForm('/admin/widget', aWidget(other));
  const name = url.pathname.split('/').at(-1) ?? '';
  if (status !== 200 || name === 'widget') {
    throw new Error(`The app was not added: ${status}`);
  }

  return name;
}
