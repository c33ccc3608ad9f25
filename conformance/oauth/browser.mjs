// A person at a browser: follows redirects, keeps cookies, signs in as one user on any form, and agrees to the rest.

const unescaped = (text) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

function attributes(tag) {
  return Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value)]));
}

function filledIn(page, user) {
  const [whole, form] = page.match(/<form([^>]*)>[^]*?<\/form>/) ?? [];
  if (!whole) {
    throw new Error(`No form to fill in: ${page}`);
  }
  const fields = new URLSearchParams();
  for (const [, tag] of whole.matchAll(/<input([^>]*)>/g)) {
    const { name, type, value } = attributes(tag);
    if (name) {
      fields.set(name, type === 'text' || type === 'password' ? user : value);
    }
  }
  // The first button of several is the one that agrees.
  const [, button] = whole.match(/<button([^>]*)>/) ?? [];
  const { name, value } = attributes(button ?? '');
  if (name) {
    fields.set(name, value);
  }
  return { action: attributes(form).action, fields };
}

/** Goes where an application sends the user; gives the address that leads back to the application. */
export async function signIn(address, user, back) {
  const cookies = new Map();
  let request = [address, {}];
  for (let step = 0; step < 20; step++) {
    const [url, options] = request;
    const answer = await fetch(url, {
      ...options,
      redirect: 'manual',
      headers: { ...options.headers, Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = cookie.match(/^([^=]*)=([^;]*)/);
      cookies.set(name, value);
    }
    const location = answer.headers.get('Location');
    if (location?.startsWith(back)) {
      return new URL(location);
    }
    if (location) {
      request = [new URL(location, url), {}];
    } else {
      const { action, fields } = filledIn(await answer.text(), user);
      const headers = { Origin: new URL(url).origin, 'Sec-Fetch-Site': 'same-origin' };
      request = [new URL(action, url), { method: 'POST', body: fields, headers }];
    }
  }
  throw new Error(`Went round in circles, lastly at ${request[0]}`);
}
