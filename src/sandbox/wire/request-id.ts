import { hash } from 'node:crypto';
import type { ProductWire } from '../call.ts';

/** Makes request ids in the form of each style; the same order of calls gives the same ids. */
export function requestIds(): (style: ProductWire['style']) => string {
  let count = 0;
  return (style) => {
    const hex = hash('md5', `request ${++count}`).toUpperCase();
    if (style === 'OSS' || style === 'SLS') return hex.slice(0, 24);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
