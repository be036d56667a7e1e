-- How large the photo of an area check may be that every station carries on its telephone, in kilobytes.
update county set limits = limits || '{"checkPhotoKilobytes": 60}' where not limits ? 'checkPhotoKilobytes';
