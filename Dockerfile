# syntax=docker/dockerfile:1
# Builds and runs Easel:
#   docker build -t easel .
#   docker run -d --name easel --read-only --tmpfs /tmp:exec -v easel-data:/data -e DISCORD_TOKEN -e OPENAI_API_KEY easel

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY config config
COPY src src
RUN ./mvnw -B -ntp -DskipTests package

FROM eclipse-temurin:25-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /easel --shell /usr/sbin/nologin easel \
    && mkdir -p /easel /data \
    && chown easel:easel /data
WORKDIR /easel
COPY --from=build /src/target/easel.jar easel.jar
COPY config config
USER 10001
# Only /data is written, and /tmp, from where native libraries are loaded (so it needs "exec"): the rest may be read-only.
ENV EASEL_DATA_DIR=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["java", "-XX:TieredStopAtLevel=1", "-Deasel.home=/easel", "-jar", "/easel/easel.jar", "healthcheck"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=75", "-Djava.awt.headless=true", "-Deasel.home=/easel", "-jar", "/easel/easel.jar"]
CMD ["run"]
