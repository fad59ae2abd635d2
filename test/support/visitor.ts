/** A browser without scripts, in process: keeps cookies, fills the forms it was shown, does not follow redirects. */
import type { App } from '#platform/http'

export type Shown = { status: number; location: string; text: string; title: string }

export class Visitor {
  private readonly app: App
  private readonly cookies = new Map<string, string>()
  private readonly address: string
  private shown = ''

  constructor(app: App, address = '203.0.113.7') {
    this.app = app
    this.address = address
  }

  async open(path: string): Promise<Shown> {
    const answer = await this.app.inject({ url: path, headers: this.headers(), remoteAddress: this.address })
    return this.see(answer)
  }

  /** Presses the button of a form on the page shown: its hidden fields go along. */
  async send(path: string, fields: Record<string, string> = {}): Promise<Shown> {
    const form = new RegExp(`<form[^>]*action="${path.replaceAll('/', '\\/')}"[\\s\\S]*?</form>`).exec(this.shown)?.[0]
    if (!form) throw new Error(`the page shows no form for ${path}`)
    return this.post(path, { ...hiddenFieldsOf(form), ...fields })
  }

  async post(path: string, fields: Record<string, string>): Promise<Shown> {
    const headers = { ...this.headers(), 'content-type': 'application/x-www-form-urlencoded' }
    const payload = new URLSearchParams(fields).toString()
    return this.see(await this.app.inject({ method: 'POST', url: path, headers, payload, remoteAddress: this.address }))
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name)
  }

  private headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0', ...(cookie ? { cookie } : {}) }
  }

  private see(
    answer: Awaited<ReturnType<App['inject']>> & { cookies: { name: string; value: string; maxAge?: number }[] },
  ): Shown {
    for (const { name, value } of answer.cookies)
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    const { statusCode: status, body } = answer
    const text = body.replaceAll('\u00a0', ' ')
    if (text) this.shown = text
    const title = /<title>(.*?) — Кружок<\/title>/.exec(text)?.[1] ?? ''
    return { status, location: String(answer.headers.location ?? ''), text, title }
  }
}

function hiddenFieldsOf(form: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [input] of form.matchAll(/<input type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1]
    const value = /value="([^"]*)"/.exec(input)?.[1] ?? ''
    if (name) fields[name] = value.replaceAll('&amp;', '&')
  }
  return fields
}
