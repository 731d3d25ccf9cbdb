import { Injectable } from '@nestjs/common';
import { authorize } from '../../policies/authorize.js';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { Invalid } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { ArticleAddresses } from './article-addresses.service.js';
import type { Edited } from './article-editing.service.js';
import { ArticleWritersService } from './article-writers.service.js';
import type { ArticleAddressDto } from './edit-article.dto.js';

/** Gives an article another address, and takes along what is being typed at the old one. */
@Injectable()
export class ArticleMoving {
  constructor(
    private readonly addresses: ArticleAddresses,
    private readonly writers: ArticleWritersService,
    private readonly idempotency: Idempotency,
  ) {}

  /** The old address leads to the new one, for everybody who has it. */
  async move(actor: KnownActor, slug: string, { address, key }: ArticleAddressDto): Promise<Edited> {
    authorize(canWriteArticles, actor);
    const request = { scope: `${actor.id}/articles.move`, key, body: { slug, address } };
    if (address !== slug) {
      await this.idempotency.once(request, () => this.readdress(actor, slug, address));
      await this.writers.move(slug, address);
    }

    return { done: 'address', slug: address };
  }

  private async readdress(actor: KnownActor, slug: string, address: string): Promise<void> {
    try {
      await this.addresses.change(actor, slug, address);
    } catch (error) {
      throw error instanceof Invalid
        ? new Invalid(error.faults.map((fault) => ({ ...fault, field: 'address' })))
        : error;
    }
  }
}
