/** Keys whose values never reach a log, at any depth. */
const SECRET_KEYS =
  /^(authorization|cookie|set-cookie|password.*|secret.*|.*token|snils|document.*number|series|code|_csrf|key)$/i

const SNILS = /\b\d{3}[- ]?\d{3}[- ]?\d{3}[- ]?\d{2}\b/g
/** Passport and birth certificate: «45 09 123456», «II-АГ 654321». */
const DOCUMENT = /\b(\d{2} ?\d{2}|[IVXLC]{1,5}[- ][А-ЯЁ]{2})[- №]*\d{6}\b/g
const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]+/g
/** 256 bits as hex or base64url: sessions, single-use links. */
const TOKEN = /\b([0-9a-f]{64}|[\w-]{43})\b/g

/** Takes personal data and secrets out of a text that somebody else wrote (messages, stacks). */
export function redactText(text: string): string {
  return text
    .replace(TOKEN, '[token]')
    .replace(EMAIL, '[e-mail]')
    .replace(SNILS, '[snils]')
    .replace(DOCUMENT, '[document]')
}

/** The same for anything logged: secret keys are blanked, texts are cleaned, errors lose their values. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (value instanceof Error) return redactError(value, depth)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return value
  if (depth > 4) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1))
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SECRET_KEYS.test(key) ? '[hidden]' : redact(item, depth + 1)]),
  )
}

/** PostgreSQL puts the row itself into `detail` and `where`, so only what names the fault is taken over. */
function redactError(error: Error, depth: number): Record<string, unknown> {
  const { code, constraint, table, facts } = error as Error & Record<string, unknown>
  const known = Object.fromEntries(
    Object.entries({ code, constraint, table, facts }).filter(([, item]) => item != null),
  )
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...(redact(known, depth + 1) as object),
    // `code` names the fault here (23505, ECONNREFUSED); as a key of other facts it is somebody's password.
    ...(known.code === undefined ? {} : { code: known.code }),
    ...(error.cause === undefined || depth > 4 ? {} : { cause: redact(error.cause, depth + 1) }),
  }
}
