interface HtmlPolicy {
  createHTML(html: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: HtmlPolicy): HtmlPolicy;
}

/**
 * The one place where text may become markup, under the policy that the page allows by name (`trusted-types
 * walletdesk`). It is only for pages of this desk, fetched from the address one is at: the server has escaped them.
 * A parsed document runs no scripts, and callers import rows from it, never the whole.
 */
const policy = ((): HtmlPolicy => {
  const rules: HtmlPolicy = { createHTML: (html) => html };
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };

  return trustedTypes?.createPolicy('walletdesk', rules) ?? rules;
})();

export function parseOwnPage(html: string): Document {
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
}
