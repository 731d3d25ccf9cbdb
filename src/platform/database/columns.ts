import { Column, type ColumnOptions, PrimaryColumn, type ValueTransformer } from 'typeorm';

/**
 * Columns that mean the same on both databases.
 *
 * An instant is a whole number of milliseconds since 1970 UTC. SQLite has no instant type, and a text there
 * beside a `timestamptz` here would give two kinds of arithmetic; a number compares, sorts and subtracts alike
 * in every SQL that we write, and no driver or session zone can shift it.
 */
const instant: ValueTransformer = {
  to: (value: Date | null | undefined) => (value instanceof Date ? value.getTime() : value),
  from: (value: number | string | null) => (value === null ? null : new Date(Number(value))),
};

/** `bigint` comes as text from one driver and as a number from the other. */
const whole: ValueTransformer = {
  to: (value: number | null) => value,
  from: (value: number | string | null) => (value === null ? null : Number(value)),
};

const json: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (value: string | null) => (value === null ? null : (JSON.parse(value) as unknown)),
};

/** `crypto.randomUUID()`; order comes from `seq` and `createdAt`, never from the id. */
export const PrimaryId = (name?: string): PropertyDecorator =>
  PrimaryColumn({ type: 'varchar', length: 36, ...(name ? { primaryKeyConstraintName: name } : {}) });

/** The id of something else. */
export const Id = (options: Partial<ColumnOptions> = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 36, ...options });

export const Text = (options: Partial<ColumnOptions> = {}): PropertyDecorator =>
  Column({ type: options.length ? 'varchar' : 'text', ...options });

export const Instant = (options: Partial<ColumnOptions> = {}): PropertyDecorator =>
  Column({ type: 'bigint', transformer: instant, ...options });

/** A whole number up to 2^53. */
export const Whole = (options: Partial<ColumnOptions> = {}): PropertyDecorator =>
  Column({ type: 'bigint', transformer: whole, ...options });

/** A plain value stored as JSON text. */
export const Json = (options: Partial<ColumnOptions> = {}): PropertyDecorator =>
  Column({ type: 'text', transformer: json, ...options });

/** For rows read by hand-written SQL. */
export const instantOf = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(Number(value));
