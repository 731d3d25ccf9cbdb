import { Expose, Transform } from 'class-transformer';
import { IsInt, Min } from 'class-validator';

const sentence = (name: string, example: number): { message: string } => ({
  message: `${name} must be a whole number of at least 1, for example ${name}=${example}.`,
});

/** How many sockets are open at most, and how often we look whether they still may be. */
export class LiveSettings {
  @Expose()
  @Transform(({ value }) => Number(value))
  @IsInt(sentence('LIVE_CONNECTIONS', 10_000))
  @Min(1, sentence('LIVE_CONNECTIONS', 10_000))
  readonly LIVE_CONNECTIONS: number = 10_000;

  @Expose()
  @Transform(({ value }) => Number(value))
  @IsInt(sentence('LIVE_CONNECTIONS_PER_ADDRESS', 200))
  @Min(1, sentence('LIVE_CONNECTIONS_PER_ADDRESS', 200))
  readonly LIVE_CONNECTIONS_PER_ADDRESS: number = 200;

  /** Sessions end by time too, and nobody says so to their sockets. */
  @Expose()
  @Transform(({ value }) => Number(value))
  @IsInt(sentence('LIVE_RECHECK_SECONDS', 60))
  @Min(1, sentence('LIVE_RECHECK_SECONDS', 60))
  readonly LIVE_RECHECK_SECONDS: number = 60;
}
