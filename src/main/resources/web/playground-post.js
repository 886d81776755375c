// Sends to the server what people do, and says in words why that failed.
export const words = {...document.getElementById("words").dataset};

/** Random, for the server to know a repetition by. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends a form or an object; gives the reason why it was not taken, or an empty text. */
export async function post(address, body) {
  const isForm = body instanceof FormData;
  const headers = {"X-Form-Token": document.body.dataset.token};
  if (!isForm) {
    headers["Content-Type"] = "application/json";
  }
  try {
    const answer = await fetch(address, {method: "POST", headers, body: isForm ? body : JSON.stringify(body)});
    if (answer.ok) {
      return "";
    }
    switch (answer.status) {
      case 401:
      case 403:
        return words.expired;
      case 410:
        return words.gone;
      case 413:
        return words.large;
      default:
        return await answer.text() || words.failed;
    }
  } catch {
    return words.failed;
  }
}
