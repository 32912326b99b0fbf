import type { Evidence, Finding } from '../../model/documents.ts';

/** A finding as JSON, the same text as JSON.stringify gives. */
export type FindingText = (finding: Finding) => string;

/**
 * Writes findings from texts that are made once for each rule and kept: nine tenths of a finding are its rule's own words.
 * One such writer serves the findings of one set of rules.
 */
export function createFindingText(): FindingText {
  const heads = new Map<string, string>();
  const constants = new Map<unknown, string>();
  const constant = (value: unknown): string => {
    const known = constants.get(value);
    if (known !== undefined) return known;
    const text = JSON.stringify(value);
    constants.set(value, text);
    return text;
  };
  const head = ({ ruleId, category, severity, resource }: Finding): string => {
    const known = heads.get(ruleId);
    if (known !== undefined) return known;
    const text = `","ruleId":${JSON.stringify(ruleId)},"category":"${category}","severity":"${severity}","resource":{"type":${JSON.stringify(resource.type)},"id":`;
    heads.set(ruleId, text);
    return text;
  };
  const evidence = ({ field, actual, operator, expected, label, unit, action }: Evidence): string => {
    const text = `{"field":${constant(field)},"actual":${JSON.stringify(actual)},"operator":${constant(operator)},"expected":${JSON.stringify(expected)}`;
    const tail = action === undefined ? '}' : `,"action":${constant(action)}}`;
    return `${text}${label === undefined ? '' : `,"label":${constant(label)}`}${unit === undefined ? '' : `,"unit":${constant(unit)}`}${tail}`;
  };
  return (finding) => {
    const { id, resource, outcome, message, unread, readAt, accepted, savingCnyPerMonth } = finding;
    let text = `{"id":"${id}${head(finding)}${quoted(resource.id)},"name":${quoted(resource.name)}`;
    text += `,"region":${quoted(resource.region)},"accountId":${quoted(resource.accountId)}},"outcome":"${outcome}"`;
    text += `,"message":{"en":${quoted(message.en)},"zh-CN":${quoted(message['zh-CN'])}},"evidence":[`;
    for (let i = 0; i < finding.evidence.length; i++) text += (i === 0 ? '' : ',') + evidence(finding.evidence[i] as Evidence);
    text += `],"unread":${unread.length === 0 ? '[]' : JSON.stringify(unread)},"readAt":${quoted(readAt)}`;
    if (accepted !== undefined) text += `,"accepted":${JSON.stringify(accepted)}`;
    return savingCnyPerMonth === undefined ? `${text}}` : `${text},"savingCnyPerMonth":${JSON.stringify(savingCnyPerMonth)}}`;
  };
}

/** A text as JSON; most have nothing in them that JSON writes otherwise. */
function quoted(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 32 || unit === quote || unit === backslash || unit >= firstSurrogate) return JSON.stringify(text);
  }
  return `"${text}"`;
}

const [quote, backslash, firstSurrogate] = [34, 92, 0xd800];
