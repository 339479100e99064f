FROM python:3.13-slim AS base

# --- What is needed to build stays here ----------------------------------------------------------
FROM base AS build
ENV PATH="/opt/build/bin:$PATH" PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src

# The libraries first: they change seldom, and a layer of their own is not built again.
COPY requirements/ requirements/
RUN python -m venv /opt/build \
    && python -m venv --without-pip /opt/copydesk \
    && pip install --require-hashes --only-binary=:all: -r requirements/build.txt \
    && pip --python /opt/copydesk/bin/python install --no-compile \
        --require-hashes --only-binary=:all: -r requirements/run.txt

COPY pyproject.toml LICENSE ./
COPY service/ service/
COPY seeds/ seeds/
RUN pip wheel --no-build-isolation --no-deps --no-index --wheel-dir /dist . \
    && pip --python /opt/copydesk/bin/python install --no-compile --no-deps --no-index \
        /dist/*.whl \
    && python -m compileall -q -j 0 --invalidation-mode unchecked-hash /opt/copydesk/lib

# --- What runs -----------------------------------------------------------------------------------
FROM base
LABEL org.opencontainers.image.title="copydesk" \
      org.opencontainers.image.description="Normalises syndicated news copy" \
      org.opencontainers.image.licenses="Apache-2.0"

# The base image has no bytecode even of the standard library, and on a read-only file system no
# start could keep what it compiled.
RUN python -m compileall -q -j 0 --invalidation-mode unchecked-hash \
        "$(python -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')"
COPY --from=build /opt/copydesk /opt/copydesk

# PYTHONDONTWRITEBYTECODE: all there is to compile is compiled.
ENV PATH="/opt/copydesk/bin:$PATH" \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001:10001
# Python looks for modules where it is started: not in a folder that anybody can write to.
WORKDIR /srv
EXPOSE 8080

# Alive, not idle and not complete: /livez asks nothing of Redis. No proxy between us and ourselves.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
    CMD ["python", "-c", "from urllib.request import ProxyHandler, build_opener; build_opener(ProxyHandler({})).open('http://127.0.0.1:8080/livez', timeout=4)"]

# `docker run copydesk` serves; `docker run -i copydesk normalise -` is the command line.
ENTRYPOINT ["copydesk"]
CMD ["serve", "--bind", "0.0.0.0:8080"]
