/**
 * The technical log: one JSON line per fact, without personal data.
 *
 * Promises: cookies, passwords, tokens, SNILS and document numbers do not appear in it, whoever logs what.
 */
import { type DestinationStream, type Logger, pino } from 'pino'
import { redact, redactText } from './redaction.ts'

export type { Logger } from 'pino'
export { redactText } from './redaction.ts'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export function createLogger(options: { level?: LogLevel; destination?: DestinationStream } = {}): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: null,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (facts: Record<string, unknown>) => redact(facts) as Record<string, unknown>,
    },
    hooks: {
      logMethod(this: Logger, args: unknown[], method: (...args: never[]) => void) {
        const [first, ...rest] = args
        // pino would copy the message of a bare error past us.
        const given = first instanceof Error ? [{ err: first }, ...(rest.length > 0 ? rest : [first.message])] : args
        method.apply(this, given.map((item) => (typeof item === 'string' ? redactText(item) : item)) as never[])
      },
    },
    serializers: { err: (err: unknown) => err },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  return options.destination ? pino(settings, options.destination) : pino(settings)
}
