import { Idiomorph } from 'idiomorph';
import { isChanged } from './panel-use.js';

/**
 * Brings a part of the page up to a newer copy, node by node, so that nothing a person holds is lost: a field that
 * he is in or has changed, what he has folded open, and whatever says `data-keep` stay as they are.
 */
export function morph(current: Element, next: Element, part: 'whole' | 'content' = 'whole'): void {
  Idiomorph.morph(current, part === 'whole' ? next : [...next.childNodes], {
    morphStyle: part === 'whole' ? 'outerHTML' : 'innerHTML',
    callbacks: {
      beforeNodeMorphed: (old: Node) => !isKept(old),
      beforeNodeRemoved: (old: Node) => !(old instanceof Element && old.matches('[data-keep]')),
      beforeAttributeUpdated: (name: string, node: Element) =>
        !(name === 'open' && node instanceof HTMLDetailsElement),
    },
  });
}

const isKept = (node: Node): boolean =>
  node instanceof Element &&
  (node.matches('[data-keep]') ||
    (node.matches('input:not([type=hidden]), select, textarea') &&
      (node === document.activeElement || isChanged(node))));
