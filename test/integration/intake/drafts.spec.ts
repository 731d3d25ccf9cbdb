import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from '../../../src/app.module.js';
import { Env } from '../../../src/config/env.js';
import type { KeptFile } from '../../../src/modules/tickets/file-upload.js';
import { IntakeAnswersService } from '../../../src/modules/tickets/intake-answers.service.js';
import { IntakeDraftsService } from '../../../src/modules/tickets/intake-drafts.service.js';
import { IntakeFilesService } from '../../../src/modules/tickets/intake-files.service.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { ActorSource } from '../../../src/platform/identity/actor-source.js';
import { newToken } from '../../../src/platform/ids/keys.js';
import { Storage } from '../../../src/platform/storage/storage.js';
import { databaseKinds } from '../../support/databases.js';
import { temporaryFolder } from '../../support/processes.js';

const WEEK = 7 * 24 * 3_600_000;

describe.each(databaseKinds)('a request that is being written, on $name', ({ newUrl }) => {
  const folder = temporaryFolder('drafts');
  let app: INestApplicationContext;
  let drafts: IntakeDraftsService;
  let amina: KnownActor;

  beforeAll(async () => {
    const env = Env.read({
      NODE_ENV: 'test',
      DATABASE_URL: await newUrl(),
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
    });
    app = await NestFactory.createApplicationContext(AppModule.with(env), {
      logger: false,
      abortOnError: false,
    });
    drafts = the(IntakeDraftsService);
    amina = await app.get(ActorSource).welcome(newToken());
  });
  afterAll(() => app.close());

  const the = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const write = <T>(work: Parameters<UnitOfWork['run']>[0]): Promise<T> =>
    the(UnitOfWork).run(work) as Promise<T>;
  const begin = async (): Promise<string> =>
    (await drafts.save(amina, randomUUID(), { typeCode: 'E301' })).id;
  const expire = (id: string): Promise<unknown> =>
    write((tx) => tx.sql('UPDATE intake_drafts SET expires_at = 1 WHERE id = ?', [id]));
  const stored = async (): Promise<KeptFile> => {
    const path = join(folder, randomUUID());
    writeFileSync(path, 'a file');
    const { id, size, hash } = await app.get(Storage).put(path);

    return { name: 'a.pdf', kind: 'pdf', size, hash, storageId: id, previewId: null, sentHash: hash };
  };
  const isKept = (id: string): Promise<boolean> =>
    app
      .get(Storage)
      .open(id)
      .then(
        (content) => {
          content.destroy();
          return true;
        },
        () => false,
      );

  it('is not there any more after a week, and what is typed then begins a new one', async () => {
    const id = await begin();
    const before = await drafts.find(amina, id);
    await expire(id);
    const later = await drafts.save(amina, id, {
      story: { description: 'Words of a week later.', extra: {} },
    });

    expect(before?.typeCode).toBe('E301');
    expect(await drafts.find(amina, id)).toBeNull();
    expect(later.isFresh).toBe(true);
    expect(later.id).not.toBe(id);
    expect(await drafts.find(amina, later.id)).toMatchObject({
      typeCode: null,
      story: { description: 'Words of a week later.', extra: {} },
    });
  });

  it('keeps the story where somebody comes back to the first page, which still has the words of his search', async () => {
    const answers = the(IntakeAnswersService);
    const first = { key: randomUUID(), type: 'E302', description: 'money not arrived' } as const;
    await answers.type(amina, 'en', first);
    const searched = (await drafts.find(amina, first.key))?.story?.description;
    await answers.what(amina, 'en', { key: first.key, description: 'I sent it on Monday, from the shop.' });
    await answers.type(amina, 'en', { ...first, type: 'E301' });
    const draft = await drafts.find(amina, first.key);

    expect(searched).toBe('money not arrived');
    expect([draft?.typeCode, draft?.story?.description]).toEqual([
      'E301',
      'I sent it on Monday, from the shop.',
    ]);
  });

  it('is forgotten with its files, and nothing else is', async () => {
    const [old, young] = [await begin(), await begin()];
    const [gone, kept] = [await stored(), await stored()];
    await the(IntakeFilesService).add(amina, old, gone, randomUUID());
    await the(IntakeFilesService).add(amina, young, kept, randomUUID());
    await expire(old);
    await drafts.forgetOld(new Date(Date.now() + 1_000));

    expect(await write((tx) => tx.sql('SELECT id FROM intake_drafts WHERE id = ?', [old]))).toEqual([]);
    expect([await isKept(gone.storageId), await isKept(kept.storageId)]).toEqual([false, true]);
    expect((await drafts.find(amina, young))?.expiresAt.getTime()).toBeGreaterThan(
      Date.now() + WEEK - 60_000,
    );
  });

  it('is not sent where an answer was changed after it was read', async () => {
    const id = await begin();
    const version = (await drafts.find(amina, id))?.version ?? 0;
    await drafts.save(amina, id, { typeCode: 'E302' });
    const sent = write((tx) => drafts.close(tx, { id, version }, 'WD-2222-2222-2'));

    await expect(sent).rejects.toMatchObject({ key: 'intake.errors.changed' });
    expect((await drafts.find(amina, id))?.reference).toBeNull();
  });

  it('goes with the browser that is forgotten', async () => {
    const somebody = await app.get(ActorSource).welcome(newToken());
    const { id } = await drafts.save(somebody, randomUUID(), { typeCode: 'E301' });
    await write((tx) => tx.sql('DELETE FROM visitor_tokens WHERE customer_id = ?', [somebody.id]));
    await write((tx) => tx.sql('DELETE FROM customers WHERE id = ?', [somebody.id]));

    expect(await write((tx) => tx.sql('SELECT id FROM intake_drafts WHERE id = ?', [id]))).toEqual([]);
  });
});
