import 'reflect-metadata';
import { Expose, plainToInstance, Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  validateSync,
} from 'class-validator';
import { deskFaults } from './desk-hours.js';
import { doorFaults } from './door-values.js';
import { oneOf, parseDatabaseUrl, type DatabaseAddress } from './env-values.js';
import { reversalFaults, ReversalSettings } from './reversal-settings.js';
import { walletFaults } from './wallet-settings.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MODES = ['development', 'test', 'production'] as const;
const SAMPLE_SECRET = /change|example|secret|password|sample/i;
const urlOptions = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** A configuration that cannot work, as a readable list: one line a fault, with what to write instead. */
export class BadConfiguration extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `WalletDesk cannot start with this configuration:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
}

/**
 * The configuration, read once from the environment and checked before anything starts.
 * The only reader of `process.env`; `.env.example` explains each variable.
 */
export class Env extends ReversalSettings {
  @Expose()
  @IsIn(MODES, { message: oneOf('NODE_ENV', MODES) })
  readonly NODE_ENV: (typeof MODES)[number] = 'development';

  @Expose()
  @Transform(({ value }) => Number(value))
  @IsInt({ message: 'PORT must be a whole number from 0 to 65535, for example PORT=3000.' })
  @Min(0, { message: 'PORT must be a whole number from 0 to 65535, for example PORT=3000.' })
  @Max(65_535, { message: 'PORT must be a whole number from 0 to 65535, for example PORT=3000.' })
  readonly PORT: number = 3000;

  @Expose()
  @Matches(/^[A-Za-z0-9.:-]+$/, {
    message: 'HOST must be an address to listen on, for example HOST=127.0.0.1.',
  })
  readonly HOST: string = '127.0.0.1';

  @Expose()
  @IsOptional()
  @IsUrl(urlOptions, {
    message: 'PUBLIC_URL must be the full address people open, for example https://help.example.org.',
  })
  readonly PUBLIC_URL?: string;

  @Expose()
  @Matches(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, {
    message: 'DATABASE_URL must be sqlite:<file> or postgres://user:password@host:5432/database.',
  })
  readonly DATABASE_URL: string = 'sqlite:./data/walletdesk.db';

  @Expose()
  @IsString()
  @Matches(/\S/, { message: 'DATA_DIR must be a folder, for example DATA_DIR=./data.' })
  readonly DATA_DIR: string = './data';

  @Expose()
  @IsOptional()
  @IsString()
  readonly SECRET?: string;

  @Expose()
  @IsOptional()
  @IsString()
  readonly TRUSTED_PROXIES?: string;

  @Expose()
  @Matches(/^(off|\d{1,3}(\.\d{1,2})?)$/, {
    message: 'RATE_LIMITS must be a factor like 1 or 2.5; off is for measurements only.',
  })
  readonly RATE_LIMITS: string = '1';

  @Expose()
  @Matches(/^(?!0+(\.0+)?$)\d{1,4}(\.\d{1,2})?$/, {
    message: 'SEARCH_RATE_LIMIT must be a factor above 0 like 1 or 100.',
  })
  readonly SEARCH_RATE_LIMIT: string = '1';

  @Expose()
  @IsIn(LOG_LEVELS, { message: oneOf('LOG_LEVEL', LOG_LEVELS) })
  readonly LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  @Expose()
  @IsOptional()
  @IsString()
  readonly WALLET_SIGN_IN_KEYS?: string;

  @Expose()
  @IsOptional()
  @IsString()
  readonly WALLET_SIGN_IN_ISSUER?: string;

  @Expose()
  @IsOptional()
  @Matches(/^smtps?:\/\/[^\s?#]+$/, {
    message: 'SMTP_URL must be smtp://user:password@host:587 or smtps://user:password@host:465, no more.',
  })
  readonly SMTP_URL?: string;

  @Expose()
  @IsOptional()
  @Matches(/^([^<>@"\r\n]{1,80} <[\w.+-]+@[\w.-]+>|[\w.+-]+@[\w.-]+)$/, {
    message: 'MAIL_FROM must be an address, for example MAIL_FROM=WalletDesk <support@example.org>.',
  })
  readonly MAIL_FROM?: string;

  @Expose()
  @IsOptional()
  @Matches(/^[a-z0-9-]+@\d+(:[A-Za-z0-9]+)?(,[a-z0-9-]+@\d+(:[A-Za-z0-9]+)?)*$/, {
    message: 'FAULTS must look like after-commit@5 or pg-commit@3:40001, several divided by commas.',
  })
  readonly FAULTS?: string;

  @Expose()
  @IsOptional()
  @IsISO8601({}, { message: 'CLOCK_AT must be an instant, for example 2026-11-23T08:00:00Z.' })
  readonly CLOCK_AT?: string;

  get isProduction(): boolean {
    return this.NODE_ENV === 'production';
  }

  get trustedProxies(): readonly string[] {
    return (this.TRUSTED_PROXIES ?? '').split(',').flatMap((one) => one.trim() || []);
  }

  /** By which the table of limits is multiplied; null where nothing is counted. */
  get rateFactor(): number | null {
    return this.RATE_LIMITS === 'off' ? null : Number(this.RATE_LIMITS);
  }

  /** By which the limits of the search alone are multiplied once more. */
  get searchRateFactor(): number {
    return Number(this.SEARCH_RATE_LIMIT);
  }

  /** Whether people reach us by https. */
  get isSecure(): boolean {
    return this.publicUrl.startsWith('https:');
  }

  get publicUrl(): string {
    return (this.PUBLIC_URL ?? `http://localhost:${this.PORT}`).replace(/\/+$/, '');
  }

  /** Whom our mails are from. */
  get mailFrom(): string {
    return this.MAIL_FROM ?? `WalletDesk <no-reply@${new URL(this.publicUrl).hostname}>`;
  }

  get database(): DatabaseAddress {
    return parseDatabaseUrl(this.DATABASE_URL);
  }

  /** Reads and checks `source` (normally `process.env`). @throws BadConfiguration with every fault at once. */
  static read(source: Readonly<Record<string, string | undefined>>): Env {
    const given = Object.fromEntries(
      Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
    );
    const env = plainToInstance(Env, given, { excludeExtraneousValues: true, exposeDefaultValues: true });
    const faults = validateSync(env).flatMap(({ constraints, property }) =>
      Object.values(constraints ?? {}).map((text) =>
        text.startsWith(property) ? text : `${property}: ${text}`,
      ),
    );
    faults.push(...env.faultsTogether());
    if (faults.length > 0) {
      throw new BadConfiguration([...new Set(faults)]);
    }

    return env;
  }

  /** Faults that no single variable shows. */
  private faultsTogether(): string[] {
    const faults = [...doorFaults(this), ...deskFaults(this), ...walletFaults(this), ...reversalFaults(this)];
    if (this.isProduction) {
      if (!this.SECRET || this.SECRET.length < 32 || SAMPLE_SECRET.test(this.SECRET)) {
        faults.push(
          'SECRET must be at least 32 random characters in production. Make one with: openssl rand -base64 48',
        );
      }
      if (!this.PUBLIC_URL?.startsWith('https://')) {
        faults.push(
          'PUBLIC_URL must be the https:// address people open in production; TLS ends at your proxy.',
        );
      }
    }
    if (this.NODE_ENV !== 'test' && (this.FAULTS || this.CLOCK_AT)) {
      faults.push('FAULTS and CLOCK_AT are for tests only: remove them, or set NODE_ENV=test.');
    }

    return faults;
  }
}
