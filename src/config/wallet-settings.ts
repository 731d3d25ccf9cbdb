import { Expose } from 'class-transformer';
import { IsOptional, IsString, IsUrl } from 'class-validator';
import { DeskSettings } from './desk-hours.js';
import { isIanaZone } from './env-values.js';

/** A base, to which paths are added: no sign-in, no query. */
const baseUrlOptions = {
  require_tld: false,
  require_protocol: true,
  protocols: ['http', 'https'],
  disallow_auth: true,
  allow_query_components: false,
  allow_fragments: false,
};

/** How the wallet is reached. Its secrets come from here alone. */
export class WalletSettings extends DeskSettings {
  @Expose()
  @IsOptional()
  @IsUrl(baseUrlOptions, {
    message:
      'WALLET_URL must be the base address of the wallet and no more, for example https://wallet.example.org/1.2.0/mm.',
  })
  readonly WALLET_URL?: string;

  @Expose()
  @IsString()
  readonly WALLET_TIME_ZONE: string = 'UTC';

  @Expose()
  @IsOptional()
  @IsString()
  readonly WALLET_CLIENT_ID?: string;

  @Expose()
  @IsOptional()
  @IsString()
  readonly WALLET_API_KEY?: string;

  @Expose()
  @IsOptional()
  @IsString()
  readonly WALLET_CLIENT_SECRET?: string;

  @Expose()
  @IsOptional()
  @IsString()
  readonly WALLET_PROFILE?: string;
}

/** What no single variable shows. */
export function walletFaults({ WALLET_TIME_ZONE }: WalletSettings): string[] {
  return isIanaZone(WALLET_TIME_ZONE)
    ? []
    : ['WALLET_TIME_ZONE must be an IANA time zone, for example WALLET_TIME_ZONE=Asia/Shanghai.'];
}
