import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { StoredModel } from '../search/search-tasks.js';
import { FeatureSpace } from './feature-space.js';
import { QuantisedMatrix } from './quantised-matrix.js';
import type { Net } from './hidden-layer-net.js';
import { type ModelFacts, LearntModel } from './learnt-model.js';
import { featuresOf } from './text-features.js';

/** A file of another form is not read, but made anew. */
const FORM = 5;
const ALIGNMENT = 8;

interface Header {
  readonly form: number;
  readonly facts: ModelFacts;
  readonly features: number;
  readonly units: number;
  readonly nets: number;
  readonly examples: number;
}

type Figures = Uint32Array | Float32Array | Int8Array;

/** A model as it is stored: what it says of itself as JSON, then its figures. */
export function toBytes({ facts, space, nets, examples }: LearntModel): Buffer {
  const header: Header = {
    form: FORM,
    facts,
    features: space.size,
    units: nets[0]?.input.columns ?? 0,
    nets: nets.length,
    examples: examples.length,
  };
  const told = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(ALIGNMENT);
  length.writeUInt32LE(told.length);
  const figures: Figures[] = [
    space.hashes,
    space.rarity,
    ...nets.flatMap(({ input, output, outputBias, inputSquares, outputSquares }) => [
      input.scales,
      input.cells,
      output.scales,
      output.cells,
      outputBias,
      inputSquares,
      outputSquares,
    ]),
    examples,
  ];

  return Buffer.concat([
    length,
    ...aligned(told),
    ...figures.flatMap((part) => aligned(Buffer.from(part.buffer, part.byteOffset, part.byteLength))),
  ]);
}

/** What was read of a file, and what it must be. */
export interface ModelBytes extends Omit<StoredModel, 'file'> {
  readonly bytes: Uint8Array;
}

/** Null where there is no such file, and where `readModel` says null. */
export async function readModelFile({ file, ...told }: StoredModel): Promise<LearntModel | null> {
  const bytes = await readFile(file).catch(() => null);

  return bytes && readModel({ ...told, bytes });
}

/** Null where the bytes are not those that were stored, or of another form than is written now. */
export function readModel({ bytes, hash, version }: ModelBytes): LearntModel | null {
  if (createHash('sha256').update(bytes).digest('hex') !== hash) {
    return null;
  }
  // A copy of its own begins at an even place, as the figures want it.
  const source = bytes.slice();
  const headerLength = new DataView(source.buffer).getUint32(0, true);
  const header = JSON.parse(
    Buffer.from(source.subarray(ALIGNMENT, ALIGNMENT + headerLength)).toString(),
  ) as Header;
  if (header.form !== FORM) {
    return null;
  }
  const { facts, features, units } = header;
  const take = reader(source.buffer, ALIGNMENT + padded(headerLength));
  const labels = facts.labels.length;
  const maker = featuresOf(facts.lang, facts.synonyms);
  const space = new FeatureSpace(take(Uint32Array, features), take(Float32Array, features), maker.groups);
  const matrix = (rows: number): QuantisedMatrix =>
    new QuantisedMatrix(units, take(Float32Array, rows), take(Int8Array, rows * units));
  const nets: Net[] = Array.from({ length: header.nets }, () => ({
    input: matrix(features),
    output: matrix(labels),
    outputBias: take(Float32Array, labels),
    inputSquares: take(Float32Array, features),
    outputSquares: take(Float32Array, labels),
  }));

  return new LearntModel(facts, space, nets, take(Uint32Array, header.examples), maker, version);
}

interface FiguresType<T> {
  new (buffer: ArrayBuffer, at: number, length: number): T;
  readonly BYTES_PER_ELEMENT: number;
}

/** Reads one part after the other. */
function reader(buffer: ArrayBuffer, from: number): <T>(type: FiguresType<T>, length: number) => T {
  let at = from;

  return (Type, length) => {
    const part = new Type(buffer, at, length);
    at += padded(length * Type.BYTES_PER_ELEMENT);

    return part;
  };
}

const padded = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

const aligned = (part: Buffer): Buffer[] => [part, Buffer.alloc(padded(part.length) - part.length)];
