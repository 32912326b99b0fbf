/**
 * What an SDK's error says, without its frame: code, message and request id. Any other text of the engine stays as it is.
 * SDKs of Alibaba Cloud write `SDKError:` and then StatusCode, Code, Message and Data on lines of their own, the reply itself under Data.
 */
export function engineWords(error: string): string {
  const [before = '', frame] = error.split(/SDKError:\s*/);
  if (frame === undefined) return error;
  const [, code = ''] = /\bCode: (\S+)/.exec(frame.replace(/\bStatusCode: \d+/, '')) ?? [];
  const [, message = ''] = /\bMessage: (?:code: \d+, )?(.*?)(?:\s*request id: ?(\S+))?(?:\n|\s+Data: |$)/s.exec(frame) ?? [];
  const [, requestId] = /request id: ?([\w-]+)/i.exec(frame) ?? [];
  if (code === '' && message === '') return error;
  const said = [code, message.trim()].filter((part) => part !== '').join(': ');
  return `${whatFailed(before)}${said}${requestId === undefined ? '' : ` (request ${requestId})`}`;
}

/** The call that failed, where the provider's frame names it: "[ERROR] …/file.go:12: Resource x CreateDisk Failed!!! [SDK …]:". */
function whatFailed(before: string): string {
  const [, action] = /\b([A-Z]\w+) Failed!!!/.exec(before) ?? [];
  return action === undefined ? '' : `${action} – `;
}
