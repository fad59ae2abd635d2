import type { FastifyError, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Refusal } from '#kernel/refusal'
import type { FieldError } from '#ui'

/** What went wrong, in the one form that is told to people and machines. */
export type Trouble = { refusal: Refusal; errors?: FieldError[]; retryAfter?: number; cause?: unknown }

const FASTIFY: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'http.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http.media-type',
  FST_ERR_BAD_URL: 'http.not-found',
}
/** Lock or statement took too long, deadlock, no free connection: worth another try. */
const BUSY = new Set(['55P03', '57014', '40P01', '40001', '53300'])
const DATABASE_AWAY = /^(57P0\d|08...|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/
/** The driver's own errors have no code. */
const DRIVER_WORDS = /^Connection terminated|^timeout exceeded when trying to connect|is not queryable$/
const RETRY_SECONDS = 5

/** Names an error that is nobody's mistake in the code; null means broken. */
export function troubleOf(error: unknown, request: FastifyRequest): Trouble | null {
  if (error instanceof Refusal) return { refusal: error, ...(isBusy(error) ? { retryAfter: RETRY_SECONDS } : {}) }
  if (hasZodFastifySchemaValidationErrors(error)) return notUnderstood(error, request)
  if (!(error instanceof Error)) return null
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>
  const known = FASTIFY[code]
  if (known) return { refusal: new Refusal(known) }
  if (BUSY.has(code)) return busy()
  if (isDatabaseAway(error, code)) return { ...busy(), cause: error }
  if (statusCode === 429) return tooMany(error)
  if (statusCode >= 400 && statusCode < 500) return { refusal: new Refusal('http.malformed') }
  return null
}

function busy(): Trouble {
  return { refusal: new Refusal('http.busy'), retryAfter: RETRY_SECONDS }
}

function isBusy(refusal: Refusal): boolean {
  return refusal.code === 'http.busy' || refusal.code === 'http.switched-off'
}

function isDatabaseAway(error: Error, code: string): boolean {
  const away = DATABASE_AWAY.test(code) && (code !== 'ENOENT' || (error as NodeJS.ErrnoException).syscall === 'connect')
  return away || DRIVER_WORDS.test(error.message)
}

function tooMany(error: Error): Trouble {
  const { seconds = 60 } = error as Error & { seconds?: number }
  return { refusal: new Refusal('http.too-many', { seconds }), retryAfter: seconds }
}

function notUnderstood(
  error: { validation: { instancePath: string; message?: string }[]; validationContext?: string },
  request: FastifyRequest,
): Trouble {
  // An address with a word where an id belongs is an address that does not exist.
  if (error.validationContext === 'params') return { refusal: new Refusal('http.not-found') }
  if (request.face === 'page') return { refusal: new Refusal('http.malformed') }
  const errors = error.validation.map(({ instancePath, message = '' }) => ({
    field: instancePath.slice(1).replaceAll('/', '.'),
    message,
  }))
  return { refusal: new Refusal('http.not-understood'), errors }
}
