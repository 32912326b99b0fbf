import { expect, it } from 'vitest';
import { engineWords } from '../../src/apply/engine-words.ts';

const frame = (code: string, message: string) =>
  `SDKError:\n   StatusCode: 403\n   Code: ${code}\n   Message: code: 403, ${message} request id: 0A1B-2C\n   Data: {"Message":"${message}"}`;

it.each([
  [
    'an SDK error keeps code, message and request',
    frame('Forbidden.RAM', 'User not authorized to operate.'),
    'Forbidden.RAM: User not authorized to operate. (request 0A1B-2C)',
  ],
  [
    'the call is named where the frame of the provider names it',
    `[ERROR] service.go:12: Resource d-1 ModifyDiskAttribute Failed!!! [SDK alibaba-cloud-sdk-go ERROR]:\n${frame('IncorrectStatus', 'It is busy.')}`,
    'ModifyDiskAttribute – IncorrectStatus: It is busy. (request 0A1B-2C)',
  ],
  ['on one line it is told as well', frame('Throttling', 'Too many.').replaceAll(/\n\s*/g, ' '), 'Throttling: Too many. (request 0A1B-2C)'],
  ['without a request id none is named', 'SDKError:\n Code: X\n Message: code: 500, Boom.\n Data: <html>', 'X: Boom.'],
  ['an SDK error that says nothing stays', 'SDKError: ?', 'SDKError: ?'],
  ['any other text stays', 'connection reset\nby peer', 'connection reset\nby peer'],
])('%s', (_, error, words) => {
  expect(engineWords(error)).toBe(words);
});
