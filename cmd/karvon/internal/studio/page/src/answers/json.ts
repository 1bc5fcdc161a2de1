// The answer of a question as the command writes it in JSON.

import { call } from "../api";
import { bytesOf } from "../controls";
import { parse } from "../json";

export async function jsonOf<T>(job: string): Promise<T> {
  const file = await call("write", { job, format: "json" });
  return (await parse(new TextDecoder().decode(bytesOf(file.base64)))) as T;
}
