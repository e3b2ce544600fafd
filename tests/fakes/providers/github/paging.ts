import type { FakeRequest } from '../exchange'

export interface PageNumber {
  readonly page: number
  readonly perPage: number
}

/** `page` and `per_page`, within what GitHub allows. */
export function pageOf(request: FakeRequest, perPage = 30): PageNumber {
  const asked = Number(request.query.get('per_page') ?? perPage)
  return {
    page: Math.max(1, Number(request.query.get('page') ?? 1)),
    perPage: Math.min(100, Math.max(1, asked)),
  }
}

/** The Link header of a page, with addresses below the one that was asked; none for an only page. */
export function linkHeaders(
  request: FakeRequest,
  path: string,
  { page, perPage }: PageNumber,
  last: number,
): Readonly<Record<string, string>> {
  const to = (number: number, rel: string): string => {
    const query = new URLSearchParams(request.query)
    query.set('per_page', String(perPage))
    query.set('page', String(number))
    return `<${request.base}${path}?${query.toString()}>; rel="${rel}"`
  }
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ]
  return links.length === 0 ? {} : { link: links.join(', ') }
}
