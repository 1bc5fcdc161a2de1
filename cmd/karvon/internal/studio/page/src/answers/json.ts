// The answer of a question as the command writes it in JSON.

import { call } from "../api";
import { bytesOf } from "../controls";

export async function jsonOf<T>(job: string): Promise<T> {
  const file = await call("write", { job, format: "json" });
  return JSON.parse(new TextDecoder().decode(bytesOf(file.base64))) as T;
}
