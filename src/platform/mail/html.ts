import type { Block, Sender } from './letter.ts'

export type Content = { subject: string; blocks: readonly Block[]; why: string; sender: Sender; stop: string | null }

export const stopWords = 'Этот вид писем можно отключить:'
export const stayWords = 'Уведомления в кабинете останутся.'

const font = `font-family:'Golos Text','Segoe UI',Roboto,Arial,sans-serif`
const brand = '#2740c4'
const spark = '#f26a0a'
const quiet = '#5a6472'

/** The letter as one HTML page; styles are inline because mail programs drop the rest. */
export function htmlOf({ subject, blocks, why, sender, stop }: Content): string {
  const site = sender.publicUrl
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${asHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f3f5f9;color:#1d2430;${font};font-size:16px;line-height:1.5">
<div style="max-width:560px;margin:0 auto;padding:24px 16px">
<div role="banner" style="padding:0 8px 16px;font-size:20px;font-weight:700">
<a href="${asHtml(site.origin)}/" style="color:${brand};text-decoration:none"><span aria-hidden="true" style="${circle}"></span>Кружок</a>
</div>
<div role="main" style="background:#ffffff;border-radius:16px;padding:24px;overflow-wrap:anywhere">
${blocks.map(blockHtml).join('\n')}
</div>
<div role="contentinfo" style="padding:16px 8px;font-size:13px;color:${quiet}">
<p style="margin:0 0 8px">${asHtml(why)}</p>${stop ? stopHtml(stop) : ''}
<p style="margin:0">«Кружок» — дополнительное образование детей, ${asHtml(sender.regionName)}. <a href="${asHtml(site.origin)}/" style="color:${quiet}">${asHtml(site.host)}</a></p>
</div>
</div>
</body>
</html>
`
}

const circle = `display:inline-block;width:22px;height:22px;border-radius:50%;border:6px solid ${spark};box-sizing:border-box;vertical-align:-3px;margin-right:10px`
const button = `display:inline-block;padding:12px 22px;border-radius:10px;background:${brand};color:#ffffff;font-weight:600;text-decoration:none`

function blockHtml(block: Block): string {
  if ('p' in block) return `<p style="margin:0 0 16px">${lines(block.p)}</p>`
  if ('heading' in block)
    return `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${lines(block.heading)}</h1>`
  if ('small' in block) return `<p style="margin:0 0 12px;font-size:13px;color:${quiet}">${lines(block.small)}</p>`
  if ('list' in block) return `<ul style="margin:0 0 16px;padding-left:22px">${block.list.map(item).join('')}</ul>`
  if ('facts' in block) return `<dl style="margin:0 0 16px">${block.facts.map(fact).join('')}</dl>`
  const href = asHtml(block.href)
  return `<p style="margin:8px 0 20px"><a href="${href}" style="${button}">${asHtml(block.button)}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:${quiet}">Если кнопка не нажимается, откройте ссылку: <a href="${href}" style="color:${brand}">${href}</a></p>`
}

function stopHtml(stop: string): string {
  return `
<p style="margin:0 0 8px">${stopWords} <a href="${asHtml(stop)}" style="color:${quiet}">Не присылать такие письма</a>. ${stayWords}</p>`
}

function item(text: string): string {
  return `<li style="margin:0 0 6px">${lines(text)}</li>`
}

function fact([name, value]: [string, string]): string {
  return `<dt style="font-size:13px;color:${quiet}">${asHtml(name)}</dt><dd style="margin:0 0 10px;font-weight:600">${lines(value)}</dd>`
}

function lines(text: string): string {
  return asHtml(text).replace(/\r?\n/g, '<br>')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function asHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? '')
}
