# Irori in a container: docker build -t irori . && docker run -p 3000:3000 -v irori:/data irori
FROM rust:1-bookworm AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked --bin irori \
 && install -D target/release/irori /out/irori

FROM debian:bookworm-slim
# What reports are set in as PDFs, in both languages.
RUN apt-get update \
 && apt-get install -y --no-install-recommends fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*
# /data is made before VOLUME names it, so that a new volume belongs to irori.
RUN useradd --system --uid 10001 --no-create-home --home-dir /data irori \
 && install -d -o irori -g irori -m 700 /data
COPY --from=build /out/irori /usr/local/bin/irori
USER 10001
ENV IRORI_DATA=/data \
    IRORI_LISTEN=0.0.0.0:3000
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=10s CMD ["irori", "doctor"]
ENTRYPOINT ["irori"]
CMD ["serve"]
